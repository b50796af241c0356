/** The folder that holds the platforms of third parties. */
package npuc.declared;
