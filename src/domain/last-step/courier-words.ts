/**
 * How couriers write of a parcel's last step in one language. Letters are without marks; `…` stands for up to six words,
 * and everything else is a regular expression.
 */
export interface CourierWords {
  /** It waits to be collected. */
  readonly collect: readonly string[];
  /** What looks like that and is not: what is still to come, or is denied. */
  readonly notCollect: readonly string[];
  /** It is on its way to the door. */
  readonly deliver: readonly string[];
  readonly notDeliver: readonly string[];
}

const EN_PLACE =
  '(?:lockers?|parcel ?shops?|pick ?up (?:points?|locations?|shops?|stores?|stations?|centers?|counters?)|collection (?:points?|shops?|lockers?)|access ?points?|service ?points?|pack ?station|paczkomat|drop ?points?|parcel ?box|parcel machine|parcel terminal|retail (?:partner|store|location))';

const EN: CourierWords = {
  collect: [
    '(?:ready|available|awaiting|waiting|held|holding|kept|stored|reserved) (?:for |to be )?(?:[^ ]+ ){0,3}(?:pick ?ed ?up|pick ?up|collect)',
    '(?:can|may|must|should) (?:now |also )?be (?:collected|picked up)',
    '(?:can|may) (?:now )?(?:collect|pick)',
    'please (?:come and |come to |go to )?(?:collect|pick)',
    `(?<!being |be |not )(?:delivered|deposited|placed|left|put|dropped|arrived|brought|taken|handed|received|ready|waiting|available|held|stored|is|now) (?:off |over )?(?:[^ ]+ ){0,4}?${EN_PLACE}`,
    `(?:at|in|reached) (?:the |your |a |its )?(?:[^ ]+ )?${EN_PLACE} (?:and )?(?:ready|waiting|awaiting|available)`,
    `(?:reached|arrival at) (?:the |your |a )?(?:[^ ]+ )?${EN_PLACE}`,
    '(?:held|hold|holding|kept|waiting|stored) (?:for you |for recipient |for the recipient )?at (?:[^ ]+ ){0,3}(?:post ?office|location|branch|depot|counter|outlet|station)',
    '(?:pick ?up|collection) (?:code|pin|notice|notification|reminder)',
    'poste restante',
    'to be called for',
  ],
  notCollect: [
    '(?:not|isn t|never|no longer)(?: yet)? (?:[^ ]+ ){0,2}?(?:ready|available|arrived|awaiting|waiting|held)(?: [^ ]+){0,4}',
    '(?:will|shall|should|about to|going to|due to|expected to)(?: [^ ]+){0,3} (?:be|arrive|reach)(?: [^ ]+){0,7}',
    '(?:if|once|when|as soon as|until|after|unless|before)(?: [^ ]+){1,8}? (?:ready|available|collect|pick)[^ ]*(?: [^ ]+){0,4}',
    '(?:pick ?up|collection|collected|picked up) (?:[^ ]+ )?(?:by|from) (?:the |a |our )?(?:courier|carrier|driver|shipper|sender|seller|merchant)',
    '(?:being|to be) delivered(?: [^ ]+){0,5}',
    '(?:in transit|on its way|on the way|en route|transferred|forwarded|out for delivery) to (?:[^ ]+ ){0,8}',
  ],
  deliver: [
    'out (?:for|on) (?:the |its |final |physical |today s )*deliver',
    '(?:with|assigned to|given to|handed to|handed over to|passed to) (?:the |your |our |a )?(?:local )?(?:delivery )?(?:courier|driver|postman|postie|rider|mail carrier|letter carrier)',
    'delivery (?:vehicle|van|truck|round|route|run|courier|agent|driver)',
    '(?:vehicle|van|truck) for delivery',
    '(?:being|is) delivered today',
    'being delivered',
    'delivering',
    'in (?:the course of )?delivery',
    'delivery (?:is )?(?:in progress|under way|underway|started|today)',
    '(?:courier|driver|postman|rider|mail carrier) (?:is |has )?(?:now |already )?(?:on|en|coming|heading|left)',
    '(?:on (?:its|the) way|en route|heading) to (?:you|your (?:address|door|home)|the (?:recipient|addressee|consignee|customer|receiver))',
    'on (?:the )?road (?:to|for) (?:you|delivery)',
    '(?:will|to) be delivered (?:[^ ]+ ){0,3}?today',
    'arriving today',
    '(?:dispatched|despatched|forwarded|sent|sent out|released|loaded|left|departed|gone) (?:out )?for (?:the )?(?:final )?delivery',
    'last mile delivery',
  ],
  notDeliver: [
    '(?:not|isn t|never|no longer|will be|will soon be|would be|could not be|scheduled to be|before being|prepared to be|preparing to be|was|had been|were|return(?:ed|ing)? (?:from|after)) (?:yet )?(?:out|in|on|with|delivered|put|sent|being|loaded|gone)(?! today)(?: [^ ]+){0,4}',
    'attempted delivery',
    '(?:delivery|delivering) (?:failed|attempt|attempted|unsuccessful)',
    'unable to (?:[^ ]+ ){0,4}',
  ],
};

const DE_PLACE =
  '(?:packstation|paketstation|paketbox|paket ?shop|abholstation|abholstelle|abholort|abholpunkt|post ?filiale|filiale|partnerfiliale|postagentur|postgeschaftsstelle|postamt|paketfach|paketautomat|locker|access ?point|shop)';

const DE: CourierWords = {
  collect: [
    'abhol(?:ung|en|bereit)',
    `(?:abgeholt|abgeholt werden) … ${DE_PLACE}`,
    '(?:kann|konnen|koennen) … (?:abgeholt|abholen|entgegengenommen)',
    `(?:zugestellt|eingelegt|hinterlegt|abgegeben|eingetroffen|angekommen|eingestellt|abgelegt|gelagert|bereit|befindet sich|liegt|lagert|wartet|geliefert) (?:[^ ]+ ){0,4}?[^ ]*${DE_PLACE}`,
    `${DE_PLACE} (?:[^ ]+ ){0,4}?(?:zugestellt|eingelegt|hinterlegt|abgegeben|eingetroffen|angekommen|eingestellt|abgelegt|gelagert|bereit|geliefert|gebracht|uebergeben|ubergeben)`,
    'abhol(?:code|karte|schein|fach)',
    'abgeholt werden',
    'postlagernd',
    'benachrichtigungskarte',
  ],
  notCollect: [
    '(?:nicht|noch nicht|nicht mehr) (?:[^ ]+ ){0,3}?(?:abhol|bereit|eingetroffen|angekommen)[^ ]*(?: [^ ]+){0,2}',
    '(?!wird .*bereitgehalten)(?:wird|werden|wirst|soll|demnachst|in kurze|sobald|wenn|falls|sollte|ab morgen)(?: [^ ]+){0,10}? (?:abhol|abgeholt|bereit|gebracht|zugestellt|geliefert|hinterlegt|eingelegt|weitergeleitet|transportiert|eintr[ei])[^ ]*(?: zur abholung| bereit[^ ]*)?',
    '(?:auf dem weg|unterwegs|weg|transport|zustellung|weitergeleitet) (?:zu|zur|zum|an|in|nach)(?: [^ ]+){0,6}',
    'abholung (?:durch|beim|vom|bei dem) (?:den |einen )?(?:absender|versender|kurier|fahrer|verkaufer|handler)',
    '(?:abholung|abholauftrag) (?:beauftragt|geplant|gebucht|gewunscht|angefragt)',
    '(?:beim|vom) (?:absender|versender) abgeholt',
  ],
  deliver: [
    'in (?:der |die )?(?:zustellung|auslieferung)',
    'zur (?:zustellung|auslieferung)',
    '(?:zustell|liefer|ausliefer(?:ungs)?)(?:fahrzeug|tour|wagen|fahrt|route)',
    '(?:zustellung|auslieferung) (?:lauft|laeuft|gestartet|begonnen|heute|unterwegs|erfolgt heute)',
    '(?:wird|werden) (?:[^ ]+ ){0,4}?(?:zugestellt|ausgeliefert)',
    '(?:beim|dem|an den|durch den|unser|der|an unseren|den|ihr) (?:zusteller|fahrer|kurier|boten?|postboten?|brieftrager)',
    '(?:zusteller|fahrer|kurier|bote|postbote) … (?:unterwegs|weg)',
    '(?:unterwegs|auf dem weg) zu(?:m|r)? (?:ihnen|dir|empfanger|empfaenger|kunden|empfangsadresse|adressaten)',
    'fur die (?:heutige )?(?:zustellung|auslieferung)',
    'fuer die (?:heutige )?(?:zustellung|auslieferung)',
    'auf (?:zustell)?tour',
  ],
  notDeliver: [
    '(?:nicht|noch nicht|erfolglos|konnte nicht|konnte leider nicht) … (?:zustellung|auslieferung|zugestellt|ausgeliefert)(?: werden)?',
    '(?:vorbereitung|bereitgestellt|vorbereitet) (?:fur|fuer|zur) (?:die )?(?:zustellung|auslieferung)',
    '(?:zustellung|auslieferung) (?:war|nicht|fehlgeschlagen|gescheitert|in den folgetagen|am folgetag|morgen)',
    '(?:wird|werden) (?:[^ ]+ ){0,4}?(?:morgen|folgetag)(?: [^ ]+){0,4}',
    '(?:wird|werden) (?:[^ ]+ ){0,6}?[^ ]*(?:filiale|packstation|paketshop) (?:zugestellt|ausgeliefert)',
  ],
};

const FR_PLACE =
  '(?:point (?:relais|de retrait|retrait|de contact|pickup|mondial relay|poste)|relais(?: [^ ]+)?|bureau de poste|bureau|consigne|locker|casier|agence|commercant|magasin|guichet|boutique)';

const FR: CourierWords = {
  collect: [
    '(?:disponible|prete?|a disposition|mise? a disposition|attente|attend|attendent|conservee?|stockee?) (?:[^ ]+ ){0,6}?(?:retrait|retire|recuper|relais|bureau|consigne|casier|locker|guichet|agence|enleve|point de)',
    'peut (?:desormais |maintenant |deja )?etre (?:retire|recupere|enleve)',
    'pouvez (?:desormais |maintenant |des a present )?(?:venir )?(?:le |la )?(?:retirer|recuperer|chercher)',
    'a (?:retirer|recuperer) (?:en|au|a|dans|aupres)',
    `(?:livree?|deposee?|arrivee?|remise?|receptionnee?|distribuee?|est|mise?) (?:[^ ]+ ){0,4}?(?:au|en|a|dans|chez) (?:[^ ]+ ){0,3}?${FR_PLACE}`,
    'en instance',
    'code de retrait',
    'avis de passage',
    'poste restante',
  ],
  notCollect: [
    '(?:pas|plus|jamais|sera|seront|bientot|des que|une fois|lorsqu|quand|si)(?: [^ ]+){0,5}? (?:disponible|prete?|disposition|retir|recuper|livree?|deposee?|arrive)[^ ]*(?: [^ ]+){0,5}',
    '(?:acheminement|route|transit|transfert|tournee|livraison|expediee?) (?:vers|pour|a destination d[eu])(?: [^ ]+){0,7}',
    '(?:retrait|enlevement|collecte) (?:chez|aupres de|par) (?:l |le |la )?(?:expediteur|transporteur|vendeur|livreur)',
  ],
  deliver: [
    'en (?:cours de |tournee de )?(?:livraison|distribution)',
    'en tournee',
    '(?:vehicule|camion|camionnette|tournee) de (?:livraison|distribution)',
    '(?:par|au|avec) (?:le |notre |votre )?(?:livreur|facteur|coursier|chauffeur|transporteur final)',
    '(?:sortie?|partie?|parti|charge|chargee?|prete?|remise?) (?:en|pour) (?:la |sa )?(?:livraison|distribution|tournee)',
    '(?:livreur|facteur|coursier|chauffeur) … (?:route|chemin)',
    'sera livree? … (?:aujourd hui|ce jour)',
    'livraison (?:aujourd hui|ce jour|du jour|prevue aujourd hui|en cours)',
    '(?:en route|acheminement) vers (?:vous|le destinataire|votre (?:domicile|adresse)|le client|son destinataire)',
  ],
  notDeliver: [
    '(?:pas|plus|n a pu|pu|sera|non|echec|avant) (?:encore |etre |bientot )*(?:mise? |misee? )?(?:en (?:cours de )?|de )?(?:livraison|distribution|tournee|livree?)(?!e? aujourd)(?! ce jour)(?: [^ ]+)?',
    'echec … (?:livraison|livreur)',
    'en (?:attente|preparation) (?:de|pour) (?:la )?(?:livraison|distribution)',
  ],
};

export const WESTERN: readonly CourierWords[] = [EN, DE, FR];
