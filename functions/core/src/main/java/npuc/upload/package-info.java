/** How the files of a model come to the service, part by part. */
package npuc.upload;
