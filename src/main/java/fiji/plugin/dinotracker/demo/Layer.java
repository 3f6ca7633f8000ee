package fiji.plugin.dinotracker.demo;

import fiji.plugin.dinotracker.geometry.PixelPoint;

/** Something in the scene: what part it plays, what it is made of and how it moves. */
record Layer(String name, Role role, Surface surface, Motion motion) {

	/** What part something plays. */
	enum Role {
		/** Hides others and is not tracked. */
		OCCLUDER,
		/** Moves on its own; the foreground. */
		BODY,
		/** Has no end; the background. */
		GROUND
	}

	/** Whether it lies over a pixel of a frame. */
	boolean covers(final int frame, final PixelPoint image) {
		final PixelPoint material = motion.toMaterial(frame, image);
		return surface.depth(material.x(), material.y()) > 0;
	}

	/** Its colour at a pixel of a frame that it covers. */
	Colour colour(final int frame, final PixelPoint image) {
		final PixelPoint material = motion.toMaterial(frame, image);
		return surface.colour(material.x(), material.y());
	}
}
