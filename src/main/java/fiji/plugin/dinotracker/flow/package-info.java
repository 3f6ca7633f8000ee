/** Where pixels go from frame to frame: {@link fiji.plugin.dinotracker.flow.DisFlow} is built in, {@link fiji.plugin.dinotracker.flow.Raft} needs weights; and the tracklets that it is chained into (App. A.1). */
package fiji.plugin.dinotracker.flow;
