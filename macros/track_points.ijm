// Follows the points that are marked on the active stack with the multi-point tool, each from the
// slice it was clicked on. The tracks are drawn over the stack and listed in the Results table.
//
// Every field of the dialog is an option here, under the first word of its label. What is left out
// keeps the dialog's default; a misspelt name or an impossible value stops the macro with a message.

options = "preset=quick trail=10";
if (getArgument() != "") options = getArgument();

if (nImages == 0) exit("Open a stack and mark points on it with the multi-point tool");
run("Track Points...", options);

// How far each point has moved from the first to the last frame.
first = 0;
for (row = 1; row <= nResults; row++) {
	ended = row == nResults;
	if (!ended) ended = getResult("Track", row) != getResult("Track", first);
	if (ended) {
		dx = getResult("X_px", row - 1) - getResult("X_px", first);
		dy = getResult("Y_px", row - 1) - getResult("Y_px", first);
		print(getResultString("Name", first) + " moved by " + d2s(sqrt(dx * dx + dy * dy), 1) + " pixels");
		first = row;
	}
}
