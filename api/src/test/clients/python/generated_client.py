"""Asks the service through the client that is generated from its contract.

    generated_client.py BASE    prints, as JSON, what the client made of each answer
"""

import json
import sys
from urllib.parse import parse_qs, urlsplit

from steppe_client import (
    ApiClient,
    ApiException,
    CodelistsApi,
    Configuration,
    DatasetsApi,
    ObservationsApi,
    ObservationsQuery,
    OperationApi,
    Problem,
    SearchApi,
    ServiceApi,
    SourcesApi,
    __version__,
)

client = ApiClient(Configuration(host=sys.argv[1]))
datasets = DatasetsApi(client)
observations = ObservationsApi(client)
sources = SourcesApi(client)
codelists = CodelistsApi(client)


def growth():
    return observations.get_observations(
        "economy",
        indicator=["GDP"],
        ref_area=["150000.children", "150000"],
        transformation=["LEVEL", "GROWTH_YOY"],
        time_period=["2019.."],
        history=True,
        labels="both",
        lang="zh",
    )


def pages():
    cursor = None
    while True:
        page = observations.get_observations("tourism", limit=100, cursor=cursor)
        yield from (observation.observation_id for observation in page.observations)
        if page.next is None:
            return
        cursor = parse_qs(urlsplit(page.next).query)["cursor"][0]


def problem():
    try:
        observations.get_observations("economy", indicator=["GDPP"], last=1, first=1)
    except ApiException as refused:
        return {
            "status": refused.status,
            "codes": [error.code for error in Problem.from_json(refused.body).errors],
        }


first = growth().observations[0]
answers = {
    "/v1": ServiceApi(client).get_service(),
    "/v1/config": ServiceApi(client).get_config(),
    "/v1/datasets": datasets.list_datasets(),
    "/v1/datasets/economy": datasets.get_dataset("economy"),
    "/v1/datasets/economy/structure": datasets.get_structure("economy"),
    "/v1/datasets/economy/versions": datasets.list_versions("economy"),
    "/v1/datasets/economy/versions/1.0": datasets.get_version("economy", "1.0"),
    "/v1/datasets/economy/availability?indicator=GDP": observations.get_availability("economy", indicator=["GDP"]),
    "/v1/datasets/economy/observations?indicator=GDP&ref_area=150000.children,150000"
    "&transformation=LEVEL,GROWTH_YOY&time_period=2019..&history=true&labels=both&lang=zh": growth(),
    "/v1/datasets/tourism/observations?ref_area=150000.children&last=1": observations.query_observations(
        "tourism", ObservationsQuery(ref_area=["150000.children"], last=1)
    ),
    f"/v1/observations/{first.observation_id}": observations.get_observation(first.observation_id),
    "/v1/sources": sources.list_sources(),
    f"/v1/sources/{first.source_id}": sources.get_source(first.source_id),
    f"/v1/sources/{first.source_id}/figures": sources.list_source_figures(first.source_id),
    "/v1/codelists": codelists.list_codelists(),
    "/v1/codelists/area": codelists.get_codelist("area"),
    "/v1/search?q=coal": SearchApi(client).search("coal"),
    "/health": OperationApi(client).get_health(),
}
result = {
    "version": __version__,
    "answers": {address: json.loads(answer.to_json()) for address, answer in answers.items()},
    "pages": list(pages()),
    "problem": problem(),
}
sys.stdout.reconfigure(encoding="utf-8")
json.dump(result, sys.stdout, ensure_ascii=False)
