"""Writes the reference of DenseSiftTest: descriptors of some cells of a small video, calculated pixel by pixel.

    python make_dense_sift_fixture.py > ../resources/fiji/plugin/dinotracker/features/dense-sift.csv

Needs numpy only. The video is a formula, repeated in the test.
"""
import numpy as np

WIDTH, HEIGHT, FRAMES, PATCH, STRIDE = 84, 70, 2, 14, 7
COLUMNS, ROWS = (WIDTH - PATCH) // STRIDE + 1, (HEIGHT - PATCH) // STRIDE + 1
CELLS = [(0, 0, 0), (0, 5, 4), (0, 10, 8), (1, 3, 7), (1, 10, 0)]  # frame, column, row


def video():
    t, y, x, c = np.meshgrid(np.arange(FRAMES), np.arange(HEIGHT), np.arange(WIDTH), np.arange(3), indexing="ij")
    return 0.5 + 0.25 * np.sin(0.45 * x + 0.2 * y + c + t) + 0.24 * np.cos(0.02 * x * y - 0.3 * y + 2 * t)


def pixels_around(image, x, y, radius):
    """The square around a place, the outermost pixels repeated beyond the border, and each pixel's way from the place."""
    way = np.arange(-radius, radius + 1)
    rows, columns = np.clip(y + way, 0, HEIGHT - 1), np.clip(x + way, 0, WIDTH - 1)
    return image[np.ix_(rows, columns)], way[None, :], way[:, None]


def gradient(grey):
    """Slopes of the image smoothed by a Gaussian of 1 pixel."""
    right, down = np.zeros_like(grey), np.zeros_like(grey)
    for y in range(HEIGHT):
        for x in range(WIDTH):
            values, dx, dy = pixels_around(grey, x, y, 4)
            weights = np.exp(-(dx ** 2 + dy ** 2) / 2) / (2 * np.pi)
            right[y, x], down[y, x] = (values * weights * dx).sum(), (values * weights * dy).sum()
    return right, down


def orientation_maps(grey):
    right, down = gradient(grey)
    position = np.degrees(np.arctan2(down, right)) % 360 / 45
    lower = np.floor(position).astype(int)
    maps = np.zeros((HEIGHT, WIDTH, 8))
    rows, columns = np.mgrid[:HEIGHT, :WIDTH]
    maps[rows, columns, lower % 8] += np.hypot(right, down) * (1 - position + lower)
    maps[rows, columns, (lower + 1) % 8] += np.hypot(right, down) * (position - lower)
    return maps


def window_mean(image, x, y, side):
    values, dx, dy = pixels_around(image, x, y, side)
    weights = (1 - abs(dx) / side) * (1 - abs(dy) / side) / side ** 2
    return (values * weights[..., None]).sum((0, 1))


def histogram(maps, x, y, side):
    offsets = [side * (2 * i - 3) // 2 for i in range(4)]
    windows = np.array([[window_mean(maps, x + dx, y + dy, side) for dx in offsets] for dy in offsets])
    values = windows.transpose(2, 0, 1).ravel()
    return np.sqrt(values / (values.sum() + 1e-3))


def lab(rgb):
    linear = np.where(rgb > 0.04045, ((rgb + 0.055) / 1.055) ** 2.4, rgb / 12.92)
    xyz = linear @ np.array([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]).T
    xyz /= [0.95047, 1, 1.08883]
    fx, fy, fz = np.moveaxis(np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116), -1, 0)
    return np.stack([1.16 * fy - 0.16, 5 * (fx - fy), 2 * (fy - fz)], -1)


def describe(frame):
    maps, colours = orientation_maps(frame @ [0.299, 0.587, 0.114]), lab(frame) * [1, 2, 2]
    places = [(STRIDE * column + PATCH // 2, STRIDE * row + PATCH // 2) for row in range(ROWS) for column in range(COLUMNS)]
    return np.array([np.concatenate([histogram(maps, x, y, 6), histogram(maps, x, y, 14), window_mean(colours, x, y, 10)]) for x, y in places])


descriptors = np.array([describe(frame) for frame in video()])  # [T, P, C]
descriptors -= descriptors.mean((0, 1))
descriptors /= np.sqrt((descriptors ** 2).mean())
for frame, column, row in CELLS:
    print(frame, column, row, *(f"{value:.5g}" for value in descriptors[frame, row * COLUMNS + column]), sep=",")
