"""What PyTorch makes of Delta-DINO, the tracker, the losses and Adam, on weights and inputs given by formula.

    python src/test/python/model_reference.py > src/test/resources/fiji/plugin/dinotracker/model_reference.json

Needs torch and numpy. Written from the paper's equations on whole maps, where the Java code works on discs and rows.
"""
import json

import torch
import torch.nn.functional as F

from formula_weights import tensor

WIDTH, HEIGHT, PATCH, STRIDE, CHANNELS, FRAMES = 245, 238, 14, 7, 8, 3
WIDTHS = [4, 6, 8, CHANNELS]
GRID_W, GRID_H = (WIDTH - PATCH) // STRIDE + 1, (HEIGHT - PATCH) // STRIDE + 1
RADIUS = 35 * HEIGHT / 476


def formula(name, shape, scale=1.0):
    return torch.from_numpy(tensor(name, shape, scale)).to(torch.get_default_dtype())


def parameters():
    p, channels = {}, 3
    for i, width in enumerate(WIDTHS):
        p[f"layers.{i}.conv.weight"] = formula(f"layers.{i}.conv.weight", (width, channels, 5, 5), 0.2)
        p[f"layers.{i}.conv.bias"] = formula(f"layers.{i}.conv.bias", (width,), 0.2)
        p[f"layers.{i}.norm.weight"] = 1 + formula(f"layers.{i}.norm.weight", (width,), 0.2)
        p[f"layers.{i}.norm.bias"] = formula(f"layers.{i}.norm.bias", (width,), 0.2)
        channels = width
    p["conv1.weight"] = 0.3 + formula("conv1.weight", (16, 1, 3, 3), 0.3)
    p["conv1.bias"] = formula("conv1.bias", (16,), 0.1)
    p["conv2.weight"] = 0.1 + formula("conv2.weight", (1, 16, 3, 3), 0.1)
    p["conv2.bias"] = formula("conv2.bias", (1,), 0.1)
    return {name: value.requires_grad_() for name, value in p.items()}


def blur(x):
    row = torch.tensor([1.0, 3, 3, 1]) / 8
    kernel = torch.outer(row, row).expand(x.shape[1], 1, 4, 4)
    return F.conv2d(F.pad(x, (1, 2, 1, 2), mode="reflect"), kernel, stride=2, groups=x.shape[1])


def delta_dino(frames, p, statistics, training):
    mean, deviation = torch.tensor([0.485, 0.456, 0.406]), torch.tensor([0.229, 0.224, 0.225])
    x = (frames - mean[:, None, None]) / deviation[:, None, None]
    for i in range(4):
        dilation = 2 if i == 3 else 1
        x = F.conv2d(F.pad(x, (2 * dilation,) * 4, mode="reflect"), p[f"layers.{i}.conv.weight"], p[f"layers.{i}.conv.bias"], dilation=dilation)
        x = F.batch_norm(x, *statistics[i], p[f"layers.{i}.norm.weight"], p[f"layers.{i}.norm.bias"], training=training)
        if i < 3:
            x = blur(F.relu(x))
    px, py = torch.arange(GRID_W) * STRIDE + PATCH / 2, torch.arange(GRID_H) * STRIDE + PATCH / 2
    gx = 2 * (px - 0.5) / 8 / (x.shape[3] - 1) - 1
    gy = 2 * (py - 0.5) / 8 / (x.shape[2] - 1) - 1
    grid = torch.stack(torch.meshgrid(gx, gy, indexing="xy"), -1).expand(len(x), -1, -1, -1)
    return F.grid_sample(x, grid, mode="bilinear", padding_mode="border", align_corners=True)


def sample(maps, slots, points):
    """phi(x) from maps [N, C, h, w]."""
    col, row = (points[:, 0] - PATCH // 2) / STRIDE, (points[:, 1] - PATCH // 2) / STRIDE
    grid = torch.stack((2 * col / (GRID_W - 1) - 1, 2 * row / (GRID_H - 1) - 1), -1)
    return torch.stack([F.grid_sample(maps[s:s + 1], g.view(1, 1, 1, 2), align_corners=True, padding_mode="border").view(-1)
                        for s, g in zip(slots, grid)])


def cosines(a, maps):
    """cos of [B, C] with a map [C, h, w]: [B, h, w]."""
    norms = (a.norm(dim=1)[:, None, None] * maps.norm(dim=0)).clamp(min=1e-8)
    return torch.einsum("bc,chw->bhw", a, maps) / norms


def normalized(weight):
    return weight / weight.sum(dim=(2, 3), keepdim=True)


def track(descriptors, maps, targets, p):
    """Eq. 2 with the whole heat map."""
    cost = torch.stack([F.relu(cosines(d[None], maps[t])[0]) for d, t in zip(descriptors, targets)])
    heat = F.relu(F.conv2d(cost[:, None], normalized(p["conv1.weight"]), p["conv1.bias"], padding=1))
    heat = F.conv2d(heat, normalized(p["conv2.weight"]), p["conv2.bias"], padding=1)
    heat = heat.flatten(1).softmax(1).view_as(cost)
    peak = cost.flatten(1).argmax(1)
    y, x = torch.meshgrid(torch.arange(GRID_H) * 7.0 + 7, torch.arange(GRID_W) * 7.0 + 7, indexing="ij")
    px, py = (peak % GRID_W) * 7.0 + 7, (peak // GRID_W) * 7.0 + 7
    disc = torch.hypot(x - px[:, None, None], y - py[:, None, None]) <= RADIUS
    heat = heat * disc
    mass = heat.sum((1, 2))
    return torch.stack(((heat * x).sum((1, 2)) / mass, (heat * y).sum((1, 2)) / mass), -1)


def huber(a, b):
    scale = torch.tensor([2 / (WIDTH - 1), 2 / (HEIGHT - 1)])
    return F.huber_loss(a * scale, b * scale, delta=1 / 32, reduction="none")


def contrast(maps, i, j, a, b, weights):
    fi, fj = maps[i].flatten(1).T, maps[j].flatten(1).T
    total = 0
    for f, g, s, t in ((fi, fj, a, b), (fj, fi, b, a)):
        logits = F.cosine_similarity(f[s][:, None], g[None], dim=2) / 0.1
        total = total + (weights * F.cross_entropy(logits, t, reduction="none")).sum()
    return total / 2


def flow_contrast(maps, descriptors, targets, wanted):
    """The contrastive term at the cells nearest to where the flow went."""
    logits = torch.stack([cosines(d[None], maps[t])[0].flatten() for d, t in zip(descriptors, targets)]) / 0.1
    col, row = ((wanted - 7) / 7 + 0.5).floor().long().T
    return F.cross_entropy(logits, row * GRID_W + col)


def refined_buddies(maps):
    """L_rfn-bb on all best buddies of two maps."""
    with torch.no_grad():
        similarity = F.cosine_similarity(maps[0].flatten(1).T[:, None], maps[1].flatten(1).T[None], dim=2)
        a = torch.arange(len(similarity))
        a = a[similarity.argmax(0)[similarity.argmax(1)] == a]
        b = similarity.argmax(1)[a]
        weights = (2 * similarity[a, b] ** 3).clamp(min=0)
    return contrast(maps, 0, 1, a, b, weights) / 900


def cycles(maps, slots, starts, targets, p):
    """L_rfn-cc as the paper writes it, both of its terms."""
    with torch.no_grad():
        turns = track(sample(maps, slots, starts), maps, targets, p)
        returns = track(sample(maps, targets, turns), maps, slots, p)
    distance = (starts - returns).norm(dim=1) * 476 / HEIGHT
    kept = [i for i in range(len(starts)) if distance[i] <= 4]
    slots, targets, starts, turns, distance = [slots[i] for i in kept], [targets[i] for i in kept], starts[kept], turns[kept], distance[kept]
    there = huber(track(sample(maps, slots, starts), maps, targets, p), turns)
    back = huber(track(sample(maps, targets, turns), maps, slots, p), starts)
    return (0.8 ** distance[:, None] * (there + back)).mean() / 2, len(kept)


def second_peak_ratio(similarity, box):
    """Greedy non-maximum suppression over the 400 best cells of one map, then s2 / s1."""
    order = similarity.flatten().argsort(descending=True, stable=True)[:400]
    kept = []
    for cell in order.tolist():
        x, y = (cell % GRID_W) * 7, (cell // GRID_W) * 7
        inter = [max(0, box - abs(x - u)) * max(0, box - abs(y - v)) for u, v in kept]
        if all(i / (2 * box * box - i) <= 0.2 for i in inter):
            kept.append((x, y))
            if len(kept) == 2:
                return (similarity.flatten()[cell] / similarity.max()).item()
    return 0.0


def some(x, count=24):
    flat = x.detach().flatten()
    return flat[:: max(1, len(flat) // count)][:count].tolist()


def main():
    p = parameters()
    statistics = [(torch.zeros(w), torch.ones(w)) for w in WIDTHS]
    frames = formula("frames", (FRAMES, 3, HEIGHT, WIDTH), 0.5) + 0.5
    raw = formula("raw", (FRAMES, GRID_H * GRID_W, CHANNELS)).transpose(1, 2).reshape(FRAMES, CHANNELS, GRID_H, GRID_W)
    delta = delta_dino(frames, p, statistics, training=True)
    refined = raw + delta
    out = {"delta": some(delta.flatten(2).transpose(1, 2)), "runningMean": statistics[3][0].tolist(), "runningVariance": statistics[3][1].tolist()}
    out["deltaEvaluation"] = some(delta_dino(frames, p, statistics, training=False).flatten(2).transpose(1, 2))

    slots, targets = [0, 0, 1, 2, 2, 1], [1, 2, 2, 0, 1, 1]
    sources = formula("sources", (6, 2), 110) + 118
    sources[0] = torch.tensor([1.0, 2.0])  # beyond the outermost cells
    wanted = formula("wanted", (6, 2), 100) + 118
    positions = track(sample(refined, slots, sources), refined, targets, p)
    out["positions"] = positions.tolist()
    flow = huber(positions, wanted).mean()
    norm, raw_norm = refined.norm(dim=1), raw.norm(dim=1)
    prior = (norm / raw_norm - 1).abs().mean() + (F.cosine_similarity(refined, raw, dim=1) - 1).abs().mean()
    a, b = torch.tensor([3, 400, 77]), torch.tensor([500, 2, 901])
    contrastive = contrast(refined, 0, 2, a, b, torch.tensor([0.5, 1.5, 0.25]))
    flow_contrastive = flow_contrast(refined, sample(refined, slots, sources), targets, wanted)
    out.update(flow=flow.item(), prior=prior.item(), contrast=contrastive.item(), flowContrast=flow_contrastive.item())

    (flow + 0.1 * prior + 0.01 * contrastive + 0.1 * flow_contrastive).backward()
    out["gradients"] = {name: some(value.grad, 6) for name, value in p.items() if not name.endswith("conv.bias")}

    base = formula("base", (1, GRID_H * GRID_W, CHANNELS))
    alike = (base + formula("alike", (2, GRID_H * GRID_W, CHANNELS), 0.1)).transpose(1, 2).reshape(2, CHANNELS, GRID_H, GRID_W).requires_grad_()
    buddies = refined_buddies(alike)
    buddies_gradient, = torch.autograd.grad(buddies, alike)
    starts = torch.tensor([[28.0 + 21 * (i % 8), 28 + 42 * (i // 8)] for i in range(40)]) + formula("starts", (40, 2), 1.5)
    cycle, returned = cycles(alike, [0, 1] * 20, starts, [1, 0] * 20, p)
    cycle_gradient, = torch.autograd.grad(cycle, alike)
    out["refinedBuddies"] = {"value": buddies.item(), "gradient": buddies_gradient.sum((2, 3)).tolist()}
    out["cycle"] = {"value": cycle.item(), "returned": returned, "gradient": cycle_gradient.sum((2, 3)).tolist()}

    similarity = F.cosine_similarity(raw[0].flatten(1).T[:, None], raw[1].flatten(1).T[None], dim=2)
    forward, backward = similarity.argmax(1), similarity.argmax(0)
    buddies = [i for i in range(len(forward)) if backward[forward[i]] == i]
    box = 60 * HEIGHT / 476
    out["buddies"] = {
        "sources": buddies, "targets": forward[buddies].tolist(),
        "ratios": [max(second_peak_ratio(similarity[i].view(GRID_H, GRID_W), box), second_peak_ratio(similarity[:, forward[i]].view(GRID_H, GRID_W), box))
                   for i in buddies],
        "cosines": [similarity[i].max().item() for i in buddies]}

    weight = formula("adam", (5,)).requires_grad_()
    optimizer = torch.optim.Adam([weight], lr=0.01)
    for step in range(4):
        optimizer.zero_grad()
        (weight * formula(f"gradient{step}", (5,), 1e-6)).sum().backward()
        optimizer.step()
    out["adam"] = weight.tolist()
    print(json.dumps(out, indent=1))


if __name__ == "__main__":
    main()
