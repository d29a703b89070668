"""A picture of Neovim with a finding: the real editor, embedded, and its grid drawn with Pillow.

Being the editor's user interface, this sees each cell with its colours and undercurls, which no
terminal in between can lose.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import msgpack
from PIL import Image, ImageDraw, ImageFont

COLUMNS, ROWS, FONT_SIZE, MARGIN = 110, 26, 18, 12


class Neovim:
    """An embedded Neovim, spoken to in msgpack-rpc, and the screen it draws."""

    def __init__(self, command, cwd):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=cwd)
        self.answers = {}
        self.next_id = 0
        self.grid = []
        self.highlights = {0: {}}
        self.defaults = (0xE0E2EA, 0x14161B, 0xFF0000)
        self.cursor = (0, 0)
        self.changed = time.monotonic()
        threading.Thread(target=self._read, daemon=True).start()

    def call(self, method, *arguments, timeout=10.0):
        self.next_id += 1
        request = self.next_id
        self.process.stdin.write(msgpack.packb([0, request, method, list(arguments)]))
        self.process.stdin.flush()
        deadline = time.monotonic() + timeout
        while request not in self.answers:
            if time.monotonic() > deadline:
                raise TimeoutError(method)
            time.sleep(0.01)
        problem, result = self.answers.pop(request)
        if problem:
            raise RuntimeError(f"{method}: {problem}")
        return result

    def lua(self, code, *arguments):
        return self.call("nvim_exec_lua", code, list(arguments))

    def settle(self, quiet=0.4, timeout=10.0):
        """Waits until nothing has been drawn for a while."""
        deadline = time.monotonic() + timeout
        while time.monotonic() - self.changed < quiet and time.monotonic() < deadline:
            time.sleep(0.05)

    def stop(self):
        try:
            self.process.stdin.write(msgpack.packb([2, "nvim_command", ["qall!"]]))
            self.process.stdin.flush()
            self.process.wait(timeout=5)
        except (OSError, subprocess.TimeoutExpired):
            self.process.kill()

    def _read(self):
        unpacker = msgpack.Unpacker(raw=False, strict_map_key=False, unicode_errors="replace")
        while data := self.process.stdout.read1(65536):
            unpacker.feed(data)
            for message in unpacker:
                if message[0] == 1:
                    self.answers[message[1]] = (message[2], message[3])
                elif message[0] == 2 and message[1] == "redraw":
                    self._redraw(message[2])

    def _redraw(self, events):
        self.changed = time.monotonic()
        for name, *calls in events:
            handler = getattr(self, f"_on_{name}", None)
            if handler:
                for arguments in calls:
                    handler(*arguments)

    def _on_grid_resize(self, _grid, width, height):
        self.grid = [[(" ", 0)] * width for _ in range(height)]

    def _on_grid_clear(self, _grid):
        self.grid = [[(" ", 0)] * len(row) for row in self.grid]

    def _on_default_colors_set(self, foreground, background, special, *_rest):
        self.defaults = (foreground, background, special)

    def _on_hl_attr_define(self, identifier, attributes, *_rest):
        self.highlights[identifier] = attributes

    def _on_grid_cursor_goto(self, _grid, row, column):
        self.cursor = (row, column)

    def _on_grid_line(self, _grid, row, column, cells, *_rest):
        highlight = 0
        for text, *more in cells:
            highlight = more[0] if more else highlight
            for _ in range(more[1] if len(more) > 1 else 1):
                self.grid[row][column] = (text, highlight)
                column += 1

    def _on_grid_scroll(self, _grid, top, bottom, left, right, rows, _columns):
        source = [row[:] for row in self.grid]
        for row in range(top, bottom):
            if top <= row + rows < bottom:
                self.grid[row][left:right] = source[row + rows][left:right]


def rgb(value):
    return (value >> 16 & 255, value >> 8 & 255, value & 255)


def draw(editor, fonts, out):
    names = {(False, False): "", (True, False): "-Bold", (False, True): "-Oblique", (True, True): "-BoldOblique"}
    faces = {
        style: ImageFont.truetype(str(Path(fonts) / f"DejaVuSansMono{name}.ttf"), FONT_SIZE)
        for style, name in names.items()
    }
    width = round(faces[False, False].getlength("M"))
    # Without a gap between the lines, so that the pieces of a frame meet.
    height = sum(faces[False, False].getmetrics())
    foreground, background, special = editor.defaults
    image = Image.new("RGB", (COLUMNS * width + 2 * MARGIN, ROWS * height + 2 * MARGIN), rgb(background))
    canvas = ImageDraw.Draw(image)
    for row, cells in enumerate(editor.grid):
        for column, (text, identifier) in enumerate(cells):
            style = editor.highlights.get(identifier, {})
            front = style.get("foreground", foreground)
            back = style.get("background", background)
            if style.get("reverse"):
                front, back = back, front
            if (row, column) == editor.cursor:
                front, back = back, foreground
            x, y = MARGIN + column * width, MARGIN + row * height
            if back != background:
                canvas.rectangle((x, y, x + width - 1, y + height - 1), fill=rgb(back))
            if text.strip():
                face = faces[bool(style.get("bold")), bool(style.get("italic"))]
                canvas.text((x, y), text, font=face, fill=rgb(front))
            line = rgb(style.get("special", special if style.get("undercurl") else front))
            base = y + height - 2
            if style.get("undercurl"):
                points = [(x + step, base + (1 if (column * width + step) // 2 % 2 else -1)) for step in range(width)]
                canvas.line(points, fill=line, width=1)
            elif style.get("underline"):
                canvas.line((x, base, x + width - 1, base), fill=line, width=1)
    image.save(out, optimize=True)


SETUP = """
local plugin, binary, file = ...
vim.opt.runtimepath:prepend(plugin)
vim.cmd('filetype plugin on | syntax on | runtime plugin/quantumlayer.lua')
vim.o.number, vim.o.signcolumn, vim.o.termguicolors, vim.o.laststatus = true, 'yes', true, 2
vim.o.statusline = " %t %m%=%{luaeval(\\"#require('quantumlayer').findings(0)\\")} findings  %l:%c "
vim.diagnostic.config({ virtual_text = { source = true }, underline = true, signs = true })
-- An undercurl, as terminals that can draw one show it.
for _, level in ipairs({ 'Error', 'Warn', 'Info', 'Hint' }) do
  local group = vim.api.nvim_get_hl(0, { name = 'DiagnosticUnderline' .. level })
  vim.api.nvim_set_hl(0, 'DiagnosticUnderline' .. level, { undercurl = true, sp = group.sp })
end
vim.lsp.config('quantumlayer', { cmd = { binary, 'lsp' } })
vim.lsp.enable('quantumlayer')
vim.cmd.edit(file)
"""

COUNT = "return #require('quantumlayer').findings(0)"

HOVER = """
local line = ...
for _, finding in ipairs(require('quantumlayer').findings(0)) do
  if finding.lnum == line - 1 then
    vim.api.nvim_win_set_cursor(0, { line, finding.col })
  end
end
vim.lsp.buf.hover({ border = 'rounded', max_width = 90 })
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--font", required=True, help="the folder with DejaVuSansMono.ttf")
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()

    samples = Path(os.environ["QUANTUMLAYER_SAMPLE"])
    sample = json.loads((samples / "sample.json").read_text())
    workspace = Path(os.environ["QUANTUMLAYER_WORK"]) / "picture"
    shutil.copytree(samples / "sample", workspace)
    (workspace / ".git").mkdir()

    editor = Neovim([os.environ["NVIM"], "--embed", "--clean", "-n"], workspace)
    try:
        editor.call("nvim_ui_attach", COLUMNS, ROWS, {"rgb": True, "ext_linegrid": True})
        editor.lua(SETUP, os.environ["QUANTUMLAYER_PLUGIN"], os.environ["QUANTUMLAYER_BIN"], sample["file"])
        deadline = time.monotonic() + 15
        while editor.lua(COUNT) < sample["findings"]:
            if time.monotonic() > deadline:
                print("FAIL neovim: no finding for the picture")
                return 1
            time.sleep(0.05)
        editor.lua(HOVER, sample["finding"]["line"])
        time.sleep(0.5)
        editor.settle()
        draw(editor, arguments.font, arguments.out)
    finally:
        editor.stop()
    print(f"screenshot: {arguments.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
