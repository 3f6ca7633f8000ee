/** The network of RAFT (Teed and Deng, ECCV 2020), as torchvision has it. */
package fiji.plugin.dinotracker.flow.raft;
