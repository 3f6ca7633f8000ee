// Follows the points that are marked on the active image through it. Track Points... was trained on
// this stack before, with an out folder: no training, so it takes seconds. The tracks take the place
// of those shown before; with out=[/data/more] among the options they are saved, too.
//
// Without a display, give the model folder as the argument, with options of Track More Points...
// after a bar: points to follow, as no image has any marked, and where the stack is:
//   fiji --headless -macro macros/more_points.ijm "/data/tracks/cells/model|path=/data/cells.tif grid=100"

options = "";
argument = split(getArgument(), "|");
if (argument.length >= 1) {
	model = argument[0];
	if (argument.length > 1) options = argument[1];
} else {
	model = getDirectory("Folder of the trained model");
}

if (nImages == 0 && indexOf(options, "path=") < 0) exit("Open the stack that the model was trained on");
run("Track More Points...", "model=[" + model + "] " + options);
print(nResults + " rows are in the Results table");
