/** Requests to hosts of others, of which nothing is trusted: bounded in time, size and address. */
package npuc.source.net;
