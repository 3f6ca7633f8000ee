// Pictures of what a model sees: how much the places of a frame look like one point, and all features
// in colours, each by raw features (left) and by trained ones (right). Makes similarity.png and
// features.png in a folder of results, beside the stacks they are a frame of, and
// tracks-features.png, which has a dot for each place of each track where it was seen.
//
// The argument is the folder of results, the point, and the frame of the pictures, with bars in between;
// pixels count from 0, frames from 1. Without an argument, it asks. This made the pictures of the demo in
// the guides, started in the folder that has demo-out and macros in it:
//   fiji --headless -macro macros/look_inside.ijm "demo-out|x=40 y=94 frame=1|14"

argument = split(getArgument(), "|");
if (argument.length == 0) {
	results = getDirectory("Folder of results");
	Dialog.create("Look inside");
	Dialog.addNumber("X of the point in pixels", 0);
	Dialog.addNumber("Y of the point in pixels", 0);
	Dialog.addNumber("Frame of the point", 1);
	Dialog.addNumber("Frame of the pictures", 1);
	Dialog.show();
	place = "x=" + Dialog.getNumber() + " y=" + Dialog.getNumber() + " frame=" + Dialog.getNumber();
	argument = newArray(results, place, "" + Dialog.getNumber());
}
if (argument.length != 3) exit("Give the folder of results, the point and a frame, as in demo-out|x=40 y=94 frame=1|14");
folder = argument[0];
report = folder + "/run.json";
if (File.exists(report) && matches(File.openAsString(report), "(?s).*\"part\": \\{[^}]*(\"first\": [1-9]|\"step\": ([2-9]|1[0-9])).*"))
	exit("These are results of later frames or of every other one; run Show Similarity... and Show Features... on the stack itself, with its first frame and step");
stack = "path=[" + folder + "/overlay.tif] model=[" + folder + "/model] ";

setBatchMode(true);
run("Show Similarity...", stack + argument[1] + " out=[" + folder + "/similarity.tif]");
run("Show Features...", stack + "tracks=[" + folder + "/tracks.csv] out=[" + folder + "]");
savePicture("similarity");
savePicture("features");

function savePicture(name) {
	open(folder + "/" + name + ".tif");
	setSlice(parseInt(argument[2]));
	saveAs("PNG", folder + "/" + name + ".png");
	close();
}
