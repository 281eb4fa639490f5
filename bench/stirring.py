"""Somebody who tags fifty passages of one source a second: `python -m bench.stirring`, told by JSON on stdin."""

import asyncio
import json
import sys

from bench.client import connected, request, run
from bench.work import annotation_body

RATE = 50
FIRST = 1_000_000  # other passages than those that were made before


async def stir(port: int, token: str, source: str, seconds: int) -> int:
    """Tag at the rate, on two connections; how many were acknowledged."""
    loop = asyncio.get_running_loop()
    done = 0
    async with connected(port, 2) as connections:
        text = (await connections[0].ask(request("GET", f"/api/v1/sources/{source}/text/", token))).body.decode()
        begun = loop.time()

        async def work(place: int) -> None:
            nonlocal done
            for number in range(place, RATE * seconds, 2):
                await asyncio.sleep(max(0, begun + number / RATE - loop.time()))
                body = json.dumps(annotation_body(text, FIRST + number)).encode()
                path = f"/api/v1/sources/{source}/annotations/"
                done += (await connections[place].ask(request("POST", path, token, body))).status == 201

        await asyncio.gather(work(0), work(1))
    return done


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    print(run(lambda: stir(asked["port"], asked["token"], asked["source"], asked["seconds"])))
