/** What every kind of source shows: its files, which content they are, and pieces of them. */
package npuc.source.file;
