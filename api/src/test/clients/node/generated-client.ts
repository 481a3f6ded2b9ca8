// Asks the service through the client that is generated from its contract, as generated_client.py does.

import {
    CodelistListToJSON,
    CodelistsApi,
    CodelistToJSON,
    AvailabilityToJSON,
    Configuration,
    DatasetListToJSON,
    DatasetsApi,
    DatasetToJSON,
    DataStructureToJSON,
    HealthToJSON,
    ObservationRecordToJSON,
    ObservationsApi,
    ObservationsToJSON,
    OperationApi,
    ProblemFromJSON,
    ResponseError,
    SearchApi,
    SearchResultsToJSON,
    ServiceApi,
    ServiceConfigToJSON,
    ServiceDocumentToJSON,
    SourceFiguresToJSON,
    SourceListToJSON,
    SourcesApi,
    SourceToJSON,
    VersionListToJSON,
    VersionToJSON,
    type GetObservationsRequest,
} from './steppe-client/dist/index.js';

const configuration = new Configuration({basePath: process.argv[2]});
const datasets = new DatasetsApi(configuration);
const observations = new ObservationsApi(configuration);
const sources = new SourcesApi(configuration);
const codelists = new CodelistsApi(configuration);
const service = new ServiceApi(configuration);

const growth: GetObservationsRequest = {
    dataset: 'economy',
    indicator: ['GDP'],
    ref_area: ['150000.children', '150000'],
    transformation: ['LEVEL', 'GROWTH_YOY'],
    time_period: ['2019..'],
    history: true,
    labels: 'both',
    lang: 'zh',
};

async function pages(): Promise<(string | undefined)[]> {
    const ids: (string | undefined)[] = [];
    let cursor: string | undefined;
    do {
        const page = await observations.getObservations({dataset: 'tourism', limit: 100, cursor});
        ids.push(...page.observations.map((observation) => observation.observation_id));
        cursor = page.next && (new URL(page.next, process.argv[2]).searchParams.get('cursor') ?? undefined);
    } while (cursor);
    return ids;
}

async function problem(): Promise<{status: number; codes: string[]}> {
    try {
        await observations.getObservations({dataset: 'economy', indicator: ['GDPP'], last: 1, first: 1});
    } catch (refused) {
        if (refused instanceof ResponseError) {
            const {errors} = ProblemFromJSON(await refused.response.json());
            return {status: refused.response.status, codes: errors.map((error) => error.code)};
        }
        throw refused;
    }
    throw new Error('The service answered');
}

const [first] = (await observations.getObservations(growth)).observations;
const id = first?.observation_id ?? '';
const source = first?.source_id ?? '';
const answers = {
    '/v1': ServiceDocumentToJSON(await service.getService()),
    '/v1/config': ServiceConfigToJSON(await service.getConfig()),
    '/v1/datasets': DatasetListToJSON(await datasets.listDatasets()),
    '/v1/datasets/economy': DatasetToJSON(await datasets.getDataset({dataset: 'economy'})),
    '/v1/datasets/economy/structure': DataStructureToJSON(await datasets.getStructure({dataset: 'economy'})),
    '/v1/datasets/economy/versions': VersionListToJSON(await datasets.listVersions({dataset: 'economy'})),
    '/v1/datasets/economy/versions/1.0':
        VersionToJSON(await datasets.getVersion({dataset: 'economy', version: '1.0'})),
    '/v1/datasets/economy/availability?indicator=GDP':
        AvailabilityToJSON(await observations.getAvailability({dataset: 'economy', indicator: ['GDP']})),
    ['/v1/datasets/economy/observations?indicator=GDP&ref_area=150000.children,150000'
        + '&transformation=LEVEL,GROWTH_YOY&time_period=2019..&history=true&labels=both&lang=zh']:
        ObservationsToJSON(await observations.getObservations(growth)),
    '/v1/datasets/tourism/observations?ref_area=150000.children&last=1':
        ObservationsToJSON(await observations.queryObservations({
            dataset: 'tourism',
            ObservationsQuery: {ref_area: ['150000.children'], last: 1},
        })),
    [`/v1/observations/${id}`]: ObservationRecordToJSON(await observations.getObservation({id})),
    '/v1/sources': SourceListToJSON(await sources.listSources()),
    [`/v1/sources/${source}`]: SourceToJSON(await sources.getSource({source})),
    [`/v1/sources/${source}/figures`]: SourceFiguresToJSON(await sources.listSourceFigures({source})),
    '/v1/codelists': CodelistListToJSON(await codelists.listCodelists()),
    '/v1/codelists/area': CodelistToJSON(await codelists.getCodelist({codelist: 'area'})),
    '/v1/search?q=coal': SearchResultsToJSON(await new SearchApi(configuration).search({q: 'coal'})),
    '/health': HealthToJSON(await new OperationApi(configuration).getHealth()),
};

console.log(JSON.stringify({answers, pages: await pages(), problem: await problem()}));
