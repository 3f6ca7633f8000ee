// Follows more points through a stack that Track Points... was trained on before, with an out
// folder: no training, so it takes seconds. The stack must be the active image.
//
// Without a display, give the model folder as the argument, with options of Track More Points...
// if they are not to be those below, and with a bar in between:
//   fiji --headless -macro macros/more_points.ijm "/data/tracks/cells/model|path=/data/cells.tif grid=100"

options = "grid=200";
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
