package fiji.plugin.dinotracker.weights;

/** What to do with a file of weights whose content is not the published one. */
public enum HashPolicy {

	/** Refuse it. */
	VERIFY,

	/** Use it as it is: the user vouches for it, such as for weights fine-tuned at home. */
	TRUST
}
