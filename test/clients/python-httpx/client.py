"""Creates, lists and watches ConfigMaps over HTTP/2, and prints what it was told: client.py SERVER TOKEN."""

import asyncio
import json
import sys

import httpx

server, token = sys.argv[1:]
path = "/api/v1/namespaces/httpx/configmaps"


async def main():
    headers = {"authorization": f"Bearer {token}"}
    async with httpx.AsyncClient(http2=True, verify=False, base_url=server, headers=headers) as client:
        await client.post("/api/v1/namespaces", json={"metadata": {"name": "httpx"}})

        def create(index):
            return client.post(path, json={"metadata": {"name": f"m-{index}"}, "data": {"text": "x" * 20_000}})

        first = await create(0)
        print(first.http_version, first.status_code)

        # Many at a time on one connection, with bodies of 4 MB in all.
        await asyncio.gather(*(create(index) for index in range(1, 200)))
        listed = await client.get(path)
        names = {item["metadata"]["name"] for item in listed.json()["items"]} & {f"m-{index}" for index in range(200)}
        print(f"{listed.http_version} {listed.status_code}, all {len(names)} found")

        watch = {"watch": "true", "fieldSelector": "metadata.name=m-0"}
        async with client.stream("GET", path, params=watch) as events:
            event = json.loads(await anext(events.aiter_lines()))
            print(event["type"], event["object"]["metadata"]["name"])

        large = await client.post(path, content=b" " * (4 << 20), headers={"content-type": "application/json"})
        print(large.http_version, large.status_code)


asyncio.run(main())
