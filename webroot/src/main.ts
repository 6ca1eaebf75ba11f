import { makeSky } from './sky';
import { readUrl } from './url/urlState';

const sky = makeSky(readUrl(location.search), new URL('./', location.href));
sky.live.start();
