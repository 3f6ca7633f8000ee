/** What is trained: Delta-DINO, which refines features, and the CNN-refiner; and the cost volume that positions are read from (Sec. 3.1, App. A.3). */
package fiji.plugin.dinotracker.model;
