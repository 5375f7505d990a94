#!/usr/bin/python3
"""close_window.py CLASS: does what a window's close button does.

A window manager asks the program in the window to close the window, by a WM_DELETE_WINDOW message
(ICCCM 4.2.8.1). The program decides what to do; xterm sends SIGHUP to its shell.
"""
import sys
import time

from Xlib import X, display
from Xlib.protocol import event


def window_of_class(screen, wanted):
    for window in screen.root.query_tree().children:
        name = window.get_wm_class()
        if name and wanted in name and window.get_attributes().map_state == X.IsViewable:
            return window
    return None


def main():
    server = display.Display()  # $DISPLAY
    deadline = time.monotonic() + 30
    while (window := window_of_class(server.screen(), sys.argv[1])) is None:
        if time.monotonic() > deadline:
            sys.exit("close_window.py: there is no window of class " + sys.argv[1])
        time.sleep(0.05)
    window.send_event(event.ClientMessage(
        window=window,
        client_type=server.intern_atom("WM_PROTOCOLS"),
        data=(32, [server.intern_atom("WM_DELETE_WINDOW"), X.CurrentTime, 0, 0, 0])))
    server.sync()


main()
