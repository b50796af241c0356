/** Access tokens, which this service gives out itself where nobody else tells who calls. */
package npuc.token;
