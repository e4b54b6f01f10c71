"""contextvars.copy_context carries variables into a thread."""

import contextvars
import threading

user = contextvars.ContextVar("user", default="nobody")
user.set("ada")


def show():
    print(user.get())
    user.set("changed in the thread")


context = contextvars.copy_context()
thread = threading.Thread(target=context.run, args=(show,))
thread.start()
thread.join()
print(user.get(), "|", context[user])
