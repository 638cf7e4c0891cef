import type { CourierWords } from './courier-words.ts';

const PL: CourierWords = {
  collect: [
    'do odbioru',
    'na odbior',
    '(?:oczekuje|czeka|czekaja|oczekuja|gotow[aey]?|dostepn[aey]) (?:[^ ]+ ){0,6}?(?:odbior|odebr|paczkoma|punkcie|placowce|automacie|adresata|odbiorce|skrytce|urzedzie)',
    '(?:mozna|mozesz|prosimy|mozliw[aey]|moze zostac|moze byc) (?:[^ ]+ ){0,4}?(?:odebra|odbior)',
    'awizo',
    'poste restante',
    '(?:umieszczon[aoy]|umieszczono|zlozon[aoy]|dostarczon[aoy]|dostarczono|doreczon[aoy]|dotarla|dotarlo|pozostawion[aoy]|wlozon[aoy]|przyjet[aoy]|dostepna) (?:[^ ]+ ){0,3}?(?:paczkomacie|paczkomatu|automacie|automatu|punkcie|punktu|placowce|placowki|skrytce|skrytki|appkomacie|boxie|sklepie)',
    'w (?:punkcie odbioru|paczkomacie|automacie paczkowym|skrytce)',
    'kod odbioru',
  ],
  notCollect: [
    '(?:nie|jeszcze nie|bedzie|beda|wkrotce|zostanie|gdy|kiedy|jesli|po)(?: [^ ]+){0,4}? (?:gotow|odbior|odebra|umieszczon|dostarczon|dostepn|dotrze|doreczon|dotarl)[^ ]*(?: [^ ]+){0,4}',
    '(?:w drodze|droga|wyslan[ao]|skierowan[ao]|przekierowan[ao]|transport|jedzie|w transporcie|nadan[ao]) (?:do|w|z)(?: [^ ]+){0,5}',
    '(?:odbior|odebran[aoy]) (?:przez kuriera|od nadawcy|od klienta|z firmy|w oddziale nadawczym)',
    'do odbioru (?:przez kuriera|od nadawcy)',
  ],
  deliver: [
    '(?:do|w) doreczen[^ ]*',
    'w dostawie',
    '(?:wydan|przekazan|powierzon|zaladowan)[^ ]* (?:[^ ]+ ){0,4}?(?:dorecz|kurier|listonosz|do dostar|do dostaw)',
    '(?:kurier|listonosz|doreczyciel) (?:[^ ]+ ){0,5}?(?:w drodze|jedzie|wyruszyl|wiezie|dorecz|dostarcz)',
    '(?:u|przez|z) (?:kuriera|listonosza|kurierem|doreczyciela)',
    'w trakcie (?:dorecz|dostar|dostaw)',
    'w drodze do (?:odbiorcy|adresata|klienta|ciebie|domu)',
    '(?:zostanie|bedzie) (?:dzis |dzisiaj )?(?:doreczona|dostarczona|doreczana)(?: dzis| dzisiaj)',
    'dzis(?:iaj)? (?:dorecz|dostarcz|dostaw)',
    'dostawa (?:dzis|dzisiaj|w toku)',
  ],
  notDeliver: [
    '(?:nie|jeszcze nie|nieudan[ae]|proba|probie|przygotowan[^ ]*) (?:[^ ]+ ){0,3}?(?:dorecz|dostarcz|kurier|dostaw)[^ ]*',
    '(?:przyjet[aoy]|odebran[aoy]|nadan[aoy]) (?:[^ ]+ ){0,2}?(?:przez|od|z) (?:kuriera|kurierem)',
  ],
};

const RU: CourierWords = {
  collect: [
    'готов[аоы]? (?:к|для) (?:выдаче|получению|самовывозу|выдачи|получения|вручению)',
    '(?:ожида(?:ет|ют)|ждет|ждут|хранится|находится|поступил[аои]?|прибыл[аои]?|доставлен[аоы]?|помещен[аоы]?|положен[аоы]?|размещен[аоы]?|заложен[аоы]?|передан[аоы]?|выложен[аоы]?|доступ(?:ен|на|но|ны)) (?:[^ ]+ ){0,5}?(?:выдач|вручени|получени|получател|адресат|пвз|постамат|самовывоз|пункт|отделени|ячейк|почтомат|вас )',
    'можно (?:забрать|получить|забирать)',
    'можете (?:забрать|получить)',
    'доступ(?:ен|на|но|ны) (?:к|для) (?:выдаче|получению|выдачи|получения)',
    'прибыл[аои]? в место вручения',
    'до востребования',
    'код (?:получения|выдачи)',
    'срок хранения',
    'временное хранение',
  ],
  notCollect: [
    '(?:не|еще не|пока не|будет|будут|скоро|когда|если|после)(?: [^ ]+){0,5}? (?:готов|выдач|получени|забрать|доставлен|поступ|прибыл|прибудет|самовывоз|доступ)[^ ]*(?: [^ ]+){0,4}',
    '(?:в пути|направлен[аоы]?|едет|отправлен[аоы]?|следует|покинул[аои]?|выехал[аои]?|везут|перемещ[^ ]*) (?:в|к|на|из)(?: [^ ]+){0,5}',
    'передан[аоы]? (?:[^ ]+ )?(?:курьеру|почтальону|водителю)(?: [^ ]+){0,4}',
  ],
  deliver: [
    '(?:передан[аоы]?|передача|выдан[аоы]?|отдан[аоы]?|вручен[аоы]?) (?:[^ ]+ ){0,3}?(?:курьер|почтальон|водител|на доставк|в доставк|для доставк|экспедитор)',
    '(?:у|с) (?:нашего |нашим )?(?:курьера|почтальона|курьером|водителя)',
    '(?:курьер|почтальон|водитель) (?:[^ ]+ ){0,5}?(?:выехал|в пути|едет|везет|доставляет|направляется|забрал|уже)',
    'доставляется',
    'доставка (?:курьером|сегодня|началась|осуществляется|в процессе)',
    'курьерская доставка',
    '(?:на|в) доставк[еу]',
    'в процессе доставки',
    '(?:едет|в пути|направляется|следует) к (?:получателю|вам|адресату|клиенту)',
    'будет доставлен[аоы]? сегодня',
    'доставим сегодня',
    'на руках у курьера',
    'у курьера',
  ],
  notDeliver: [
    '(?:не|еще не|неудачн[^ ]*|попытка) (?:[^ ]+ ){0,4}?(?:доставк|доставля|курьер|передан|вручен)[^ ]*',
    'готов[^ ]* (?:к|для) доставк[^ ]*',
    'будет передан[^ ]*(?: [^ ]+){0,3}',
  ],
};

/** Ukrainian, Czech and Slovak. */
const OTHERS: CourierWords = {
  collect: [
    '(?:прибув|прибула|прибуло|очікує|готов[аео]?|можна забрати) (?:[^ ]+ ){0,4}?(?:відділенн|отриман|видач|поштомат|забрати|одержувач)',
    '(?:pripraven[aoey]?|nachystan[aoey]?|ulozen[aoey]?|dorucen[aoey]?|ceka|caka) (?:[^ ]+ ){0,5}?(?:vyzvednuti|vyzdvihnuti[e]?|k odberu|na odber|vydejni|vydajn|z ?box|balikovn|vyzdvihnut|na poste|prevzeti|prevzatie|alzabox)',
    'k vyzvednuti',
    'na vyzdvihnutie',
    '(?:muzete|mozete|lze|mozno) (?:[^ ]+ ){0,3}?(?:vyzvednout|vyzdvihnut|prevzit)',
  ],
  notCollect: [
    '(?:neni|nie je|jeszcze|bude|budou|budu|brzy|coskoro|ще не|буде)(?: [^ ]+){0,5}? (?:pripraven|ulozen|dorucen|k vyzvednuti|vyzdvihn|отриман|забрати|видач)[^ ]*(?: [^ ]+){0,3}',
  ],
  deliver: [
    '(?:передано|видано|у) (?:[^ ]+ ){0,2}?кур(?:єр|’єр| єр)[^ ]*',
    'кур(?:єр| єр)[^ ]* (?:[^ ]+ ){0,3}?(?:прямує|дорозі|їде|доставля)',
    '(?:na|pri|v) (?:rozvoz|rozvozu|doruceni|dorucovani|dorucovan[ií])',
    '(?:predan[aoy]?|vydan[aoy]?|nalozen[aoy]?) (?:[^ ]+ ){0,3}?(?:kuryr|kurier|dorucovatel|k doruceni|na dorucenie|ridic)',
    '(?:kuryr|kurier|ridic|dorucovatel) (?:[^ ]+ ){0,4}?(?:na ceste|jede|ide|veze)',
    'na ceste k (?:prijemci|vam|adresatovi)',
  ],
  notDeliver: ['(?:neni|nebyl[ao]?|nelze|nezdar[^ ]*|nepodar[^ ]*) (?:[^ ]+ ){0,3}?(?:doruc|rozvoz)[^ ]*'],
};

export const SLAVIC: readonly CourierWords[] = [PL, RU, OTHERS];
