/** What the service looks at before a Job fetches a model. */
package npuc.source.look;
