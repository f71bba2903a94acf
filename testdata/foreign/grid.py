"""Puts the cells of a table, which are listed row by row, in their places."""


def grid(rows):
    """The cells with their column and row, and how many columns and rows there are."""
    taken, out = {}, []
    for y, row in enumerate(rows):
        x = 0
        for c in row:
            while (x, y) in taken:
                x += 1
            for i in range(c.cols):
                for j in range(c.rows):
                    taken[x + i, y + j] = True
            out.append((x, y, c))
            x += c.cols
    return out, max(x for x, _ in taken) + 1, max(y for _, y in taken) + 1


def weights(rows):
    """How wide the columns are in proportion: labels get three times what figures get."""
    cells, nx, _ = grid(rows)
    w = [1.0] * nx
    for x, _, c in cells:
        if c.left and c.rows == 1:  # as wide as the longest label, set in two lines, asks for
            w[x + c.cols - 1] = max(w[x + c.cols - 1], min(3.4, len(c.text) / 2 / 3.2 - (c.cols - 1)))
    return w
