"""Crashes: what is known of each time that something went wrong which nobody foresaw, kept in files of the library.

    crash-reports/crash-2026-12-01-183005.txt    a report: versions, where in the program it was, the log's last lines
    crash-reports/running-4711                   of a running app: a report's head; a hard crash appends where it was

The app alone writes them, one process a library at a time. Nothing is sent anywhere.
"""

from photolens.crashes.reports import delete_reports, reports
from photolens.crashes.watch import CrashWatch

__all__ = ["CrashWatch", "delete_reports", "reports"]
