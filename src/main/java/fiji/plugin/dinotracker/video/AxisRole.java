package fiji.plugin.dinotracker.video;

/** What a dimension of an image stands for. */
public enum AxisRole {
	X, Y, CHANNEL, Z, TIME
}
