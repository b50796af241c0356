/** Who sends a request, and what its sender may do. */
package npuc.caller;
