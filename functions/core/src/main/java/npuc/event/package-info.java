/** What others are told when a compilation comes to a phase, and how it reaches them. */
package npuc.event;
