/** Platforms of third parties, as their files declare them: docs/third-party-platforms.md. */
package npuc.platform.declared;
