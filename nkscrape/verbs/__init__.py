"""One module per verb of the `nkscrape` command, found by being there.

A verb has HELP (one line), `configure(parser)` to add its arguments and `run(args) -> int`, its exit code.
"""
