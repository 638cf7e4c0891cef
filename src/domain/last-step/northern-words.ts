import type { CourierWords } from './courier-words.ts';

const NL_PLACE =
  '(?:afhaalpunt|pakketpunt|service ?punt|service ?point|parcel ?shop|pakketautomaat|pakjesautomaat|postnl punt|postnl locatie|locker|pick ?up ?(?:point|punt)|ophaalpunt|bpost punt|postpunt|postkantoor|afhaallocatie|kluis)';

const NL: CourierWords = {
  collect: [
    '(?:klaar|beschikbaar|gereed|ligt|wacht) (?:[^ ]+ ){0,6}?(?:afhal|ophal|opgehaald|afgehaald|worden gehaald|opgepikt)',
    'ligt (?:[^ ]+ ){0,6}?klaar',
    '(?:kan|kunt|kun|mag) (?:[^ ]+ ){0,6}?(?:afhalen|ophalen|opgehaald|afgehaald)',
    `(?<!wordt )(?:bezorgd|afgeleverd|aangekomen|gebracht|afgegeven|geleverd|ligt|klaar|is|gearriveerd) (?:[^ ]+ ){0,4}?${NL_PLACE}`,
    `${NL_PLACE} (?:bezorgd|afgeleverd|aangekomen|gebracht|afgegeven|gearriveerd)`,
    '(?:afhaal|ophaal)(?:code|bericht|bewijs)',
    'af te halen',
    'op te halen',
  ],
  notCollect: [
    '(?:niet|nog niet|wordt|zal|zodra|binnenkort|als|wanneer)(?: [^ ]+){0,7}? (?:klaar|beschikbaar|gereed|afhal|ophal|opgehaald|afgehaald|bezorgd|gebracht|afgeleverd|geleverd|aangekomen|gearriveerd)[^ ]*(?: (?:om|voor|te|op|af|halen|afhal[^ ]*|ophal[^ ]*)){0,4}',
    '(?:onderweg|op weg|vervoer|doorgestuurd|verzonden|gestuurd) naar(?: [^ ]+){0,6}',
    '(?:opgehaald|afgehaald|ophalen) (?:bij|door) (?:de |het )?(?:afzender|verzender|koerier|vervoerder|chauffeur|webwinkel)',
  ],
  deliver: [
    '(?:chauffeur|bezorger|koerier|postbode|pakketbezorger) … (?:onderweg|pad|weg|route|bezorg)',
    '(?:bij|aan|met) (?:de |onze |een )?(?:chauffeur|bezorger|koerier|postbode|pakketbezorger)',
    '(?:onderweg|op weg) naar (?:u|jou|je|uw adres|jouw adres|de (?:ontvanger|klant|geadresseerde)|het (?:afleveradres|bezorgadres))',
    'wordt (?:[^ ]+ ){0,4}?(?:bezorgd|geleverd|afgeleverd)',
    'in (?:bezorging|levering|distributie)',
    '(?:uit|gereed|vertrokken|klaar) voor (?:bezorging|levering|aflevering)',
    '(?:bezorgbus|bestelwagen|bestelbus|bezorgvoertuig|bezorgroute|bezorgronde)',
    '(?:bezorging|levering) (?:gestart|bezig|vandaag|onderweg)',
  ],
  notDeliver: [
    '(?:niet|nog niet|kon niet|mislukt) (?:[^ ]+ ){0,3}?(?:bezorgd|bezorging|geleverd|bezorger)',
    'wordt (?:[^ ]+ ){0,3}?morgen(?: [^ ]+){0,3}',
    `wordt (?:[^ ]+ ){0,4}?${NL_PLACE} (?:bezorgd|geleverd|afgeleverd)`,
    '(?:bezorging|levering) (?:mislukt|niet gelukt)',
  ],
};

/** Danish, Norwegian, Swedish and Finnish. */
const NORDIC: CourierWords = {
  collect: [
    '(?:klar|tilgjengelig|tilgaengelig|tillganglig) (?:[^ ]+ ){0,2}?(?:til|for|att) (?:[^ ]+ ){0,2}?(?:afhent|henting|hentes|hente|avhamt|hamt|utlamn|utlever|udlever)',
    'klar til (?:at blive )?(?:hentet|afhentning|utlevering)',
    '(?:kan|redo att|klart att) (?:nu )?(?:afhentes|hentes|hamtas|avhamtas|hente)',
    '(?:noudettavissa|odottaa noutoa|valmis noudettavaksi|noutopisteessa|toimitettu noutopisteeseen)',
    '(?:ankommet|ankommit|anlant|levert|leveret|levererats|ligger|framme) (?:[^ ]+ ){0,4}?(?:utleveringssted|pakkeshop|pakkeboks|pakkeautomat|ombud|utlamningsstalle|utleveringsstedet|paketbox|postombud|hentested)',
    'ligger klar',
  ],
  notCollect: [
    '(?:ikke|inte|ej|blir|bliver|vil|kommer|nar|ei viela)(?: [^ ]+){0,6}? (?:klar|redo|tilgjengelig|tillganglig|hentes|hamtas|afhent[^ ]*|noudettavissa|levert|leveret)(?: [^ ]+){0,4}',
  ],
  deliver: [
    '(?:lastet|lastad|lastats|ude|ute|pa vej|pa vei|pa vag|ut|under) (?:[^ ]+ ){0,2}?(?:til|for|till) (?:levering|utkjoring|utkorning|utlevering|leverans|modtager|mottaker|mottagaren|modtageren|dig|deg)',
    'under (?:levering|utkjoring|utkorning|leverans|utdelning)',
    '(?:chauffor|chauffoeren|chaufforen|sjaforen|sjafor|bud|budet|kurer|kureren|kuriren) … (?:pa vej|pa vei|pa vag|ude|ute)',
    'utkjoring startet|ude til levering|ute for levering|ut for leverans|lastad for utkorning',
    '(?:jakelussa|kuljettajalla|toimituksessa|matkalla vastaanottajalle|kuljetuksessa vastaanottajalle)',
  ],
  notDeliver: ['(?:ikke|inte|ej) (?:[^ ]+ ){0,3}?(?:levering|utkjoring|leverans|utkorning)'],
};

const TR: CourierWords = {
  collect: [
    'teslim al(?:inmaya|maya|inabilir|abilirsiniz|manizi|inmayi|mayi|inmak|abilir)',
    '(?:sube|subede|subemizde|subesinde|subeden|teslim noktasi\\w*|teslimat noktasi\\w*|kargomat\\w*|kargo ?dolab\\w*|pudo\\w*|magaza\\w*|acente\\w*|dolap\\w*|depo\\w*|ptt\\w*) (?:[^ ]+ ){0,5}?(?:bekl|hazir|teslim alin|alabilir|birakil|ulas|bulun)',
    'alici(?:si)?(?:ni|yi)? (?:[^ ]+ ){0,3}?bekl',
    '(?:almaniz|almanizi|gelip almaniz) (?:icin )?(?:hazir|bekl)',
    'teslim(?:at)? nokta[^ ]* (?:ulas|birakil|teslim)',
    'teslim kodu',
  ],
  notCollect: [
    '(?:henuz|daha)(?: [^ ]+){0,6}? (?:degil|hazir degil|ulasmadi|alinamaz)',
    '(?:[^ ]+ ){0,4}(?:hazir degil|ulasmadi|hazir olacak|ulasacak|yonlendiril[^ ]*|gonderil[^ ]*|yola cik[^ ]*)',
  ],
  deliver: [
    'dagitim(?:a|da|dadir|i yapil)?(?: [^ ]+){0,2}? (?:cik|verildi|aracin|sevk|basla)',
    'dagitimda',
    'dagitima',
    'teslimat(?:a|i icin| icin)? (?:cik|yola|yolda|basla)',
    '(?:kurye|kuryede|kuryeye|kuryemiz|dagitici|dagiticiya|postaci|surucu)(?: [^ ]+){0,5}? (?:yolda|yola|cik|verildi|teslim edildi|uzerinde|zimmet|dagitim)',
    'kuryede',
    'adres(?:e|inize|ine) (?:dogru )?(?:yola|yolda|teslim edilmek|getiril|gel)',
    'bugun (?:icinde )?teslim edil',
    'teslim edilmek uzere',
    'yola cikti (?:teslim|dagitim)',
  ],
  notDeliver: [
    '(?:dagitima|teslimata|kuryeye) (?:cikmadi|cikarilmadi|cikamadi|verilmedi|cikacak|cikarilacak|verilecek)',
    'dagitim (?:subesi|merkezi|merkezine|merkezinde)[^ ]*(?: [^ ]+){0,3}',
    'teslim(?:at)? (?:edilemedi|basarisiz)',
  ],
};

export const NORTHERN: readonly CourierWords[] = [NL, NORDIC, TR];
