"""A lambda cannot be sent to a process."""

from concurrent.futures import ProcessPoolExecutor

if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as pool:
        try:
            pool.submit(lambda: 1).result()
        except Exception as error:
            print("could not be pickled:", "pickle" in str(error).lower())
        print(pool.submit(len, "four").result())
