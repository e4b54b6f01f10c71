"""logging writes the name of each thread."""

import logging
import threading

logging.basicConfig(level=logging.INFO, format="%(threadName)s %(levelname)s %(message)s")


def work(number):
    logging.info("job %d", number)


for number in range(3):
    thread = threading.Thread(target=work, args=(number,), name=f"worker-{number}")
    thread.start()
    thread.join()
logging.warning("done")
