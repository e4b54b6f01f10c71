"""The scheduler of sched runs its events by time, then by priority."""

import sched
import time

scheduler = sched.scheduler(time.monotonic, time.sleep)
now = time.monotonic()
scheduler.enterabs(now + 0.3, 1, print, ("last",))
scheduler.enterabs(now + 0.1, 2, print, ("second",))
scheduler.enterabs(now + 0.1, 1, print, ("first",))
cancelled = scheduler.enterabs(now + 0.2, 1, print, ("never",))
scheduler.cancel(cancelled)
scheduler.run()
print("empty:", scheduler.empty())
