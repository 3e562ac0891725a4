"""typst_warm.py FONTS OUT FILE.typ...: one Typst process that reads the faces
once and then sets every document, the best that Typst can do with a set.
SPDX-License-Identifier: Apache-2.0
"""
import pathlib
import sys

import typst

fonts, out, files = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3:]
compiler = typst.Compiler(root="/", font_paths=[fonts],
                          ignore_system_fonts=True)
for name in files:
    path = pathlib.Path(name)
    compiler.compile(input=str(path), output=str(out / path.stem) + ".pdf")
