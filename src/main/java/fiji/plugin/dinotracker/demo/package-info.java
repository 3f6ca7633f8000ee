/** Made-up sequences whose true tracks are known. */
package fiji.plugin.dinotracker.demo;
