import type { CourierWords } from './courier-words.ts';

const ES_PLACE =
  '(?:punto(?:s)? (?:de )?(?:recogida|retiro|entrega|pack|pickup|conveniencia|de venta|correos|celeritas|ups)|taquilla|citypaq|locker|casillero|buzon inteligente|oficina|sucursal|estanco|tienda|parcel ?shop|access ?point|consigna)';

const ES: CourierWords = {
  collect: [
    '(?:list[oa]|disponible|preparad[oa]|pendiente|espera|esperando|depositad[oa]|aguarda|aguardando|disposicion) (?:[^ ]+ ){0,6}?(?:recog|recoj|retir|recolec|oficina|destinatario en)',
    'para (?:su |ser )?(?:recogid[oa]|retiro|recoger|retirar)',
    '(?:puede|puedes|podra|ya puede) (?:ya )?(?:ser |pasar a |ir a )?(?:recog|retir)',
    'pase a (?:recog|retir)',
    `(?:entregad[oa]|depositad[oa]|dejad[oa]|llegad[oa]|llego|recepcionad[oa]|disponible|esta|se encuentra|custodia|admitid[oa]) (?:ya )?(?:[^ ]+ ){0,3}?(?:en|a|al) (?:[^ ]+ ){0,2}?${ES_PLACE}`,
    'lista de correos',
    'codigo de (?:recogida|retiro)',
  ],
  notCollect: [
    '(?:no|aun no|todavia no|sera|estara|proximamente|cuando|si|una vez)(?: [^ ]+){0,5}? (?:list[oa]|disponible|recog|retir|entregad|llegad|depositad)[^ ]*(?: [^ ]+){0,5}',
    '(?:camino|ruta|transito|reparto|enviado|viaje|traslado) (?:a|al|hacia|para)(?: [^ ]+){0,6}',
    '(?:recogida|recogido|retiro|recoleccion) (?:por|en|del|de) (?:el |la )?(?:transportista|mensajero|repartidor|remitente|vendedor|origen)',
  ],
  deliver: [
    'en (?:proceso de |ruta de |ruta para |curso de |vehiculo de |fase de )?(?:reparto|entrega|distribucion)(?! en)',
    '(?:salio|salido|salida|sale|salir) (?:a|para|al|de) (?:el |la |su )?(?:reparto|entrega|ruta|domicilio|distribucion)',
    '(?:con|al|por) (?:el |un |nuestro )?(?:repartidor|mensajero|cartero|conductor|transportista)',
    '(?:repartidor|mensajero|cartero|conductor) … (?:camino|ruta)',
    '(?:en camino|en ruta|camino) (?:a|al|hacia) (?:el |su |tu |la )?(?:destinatario|domicilio|direccion|cliente|casa)',
    'sera entregad[oa] hoy',
    'entrega (?:hoy|en curso|prevista (?:para )?hoy|programada (?:para )?hoy)',
    'reparto (?:en curso|iniciado|hoy)',
  ],
  notDeliver: [
    '(?:no|aun no|todavia no|pendiente de|a la espera de|no se ha podido) (?:[^ ]+ ){0,4}?(?:reparto|entrega|entregar|entregad[oa]|repartidor)',
    'intento de entrega',
    'entrega (?:fallida|no realizada|en oficina)',
  ],
};

const IT_PLACE =
  '(?:punto (?:di |del )?(?:ritiro|consegna|poste|pickup|inpost|raccolta|vendita)|locker|armadietto|ufficio postale|fermo ?point|access ?point|edicola|tabaccheria|negozio|parcel ?shop|filiale|deposito|sportello)';

const IT: CourierWords = {
  collect: [
    '(?:pront[oa]|disponibile|giacente|attesa|disposizione|giacenza|aspetta) (?:[^ ]+ ){0,6}?ritir',
    '(?:puo|puoi|possibile|possono|potete) (?:[^ ]+ ){0,4}?ritir',
    'da ritirare',
    'in giacenza',
    `(?:consegnat[oa]|depositat[oa]|arrivat[oa]|disponibile|pront[oa]|giunt[oa]|lasciat[oa]|custodit[oa]|si trova|giacente|recapitat[oa]) (?:[^ ]+ ){0,3}?${IT_PLACE}`,
    'fermo (?:deposito|posta)',
    'codice di ritiro',
    'a disposizione (?:del destinatario|presso)',
  ],
  notCollect: [
    '(?:non|non ancora|sara|saranno|presto|quando|appena|se|una volta)(?: [^ ]+){0,5}? (?:pront[oa]|disponibile|ritir|consegnat|arrivat|depositat|giacenza)[^ ]*(?: [^ ]+){0,5}',
    '(?:viaggio|transito|strada|consegna|spedit[oa]|inviat[oa]|trasferit[oa]) (?:a|al|verso|per|presso)(?: [^ ]+){0,6}',
    '(?:ritiro|ritirat[oa]) (?:presso|dal|da|del|effettuato) (?:il |la )?(?:corriere|mittente|venditore)',
  ],
  deliver: [
    'in (?:fase di |corso di |uscita per la )?(?:consegna|distribuzione|recapito)',
    '(?:uscit[oa]|partit[oa]|caricat[oa]|mess[oa]) (?:in|per) (?:la )?(?:consegna|distribuzione)',
    '(?:al|dal|con il|col|sul) (?:nostro )?(?:corriere|postino|portalettere|furgone|mezzo|autista)',
    '(?:corriere|postino|portalettere|autista) … (?:arrivo|viaggio|strada|consegnando)',
    'consegna (?:in corso|oggi|prevista (?:per )?oggi)',
    'sara (?:[^ ]+ )?consegnat[oa] (?:[^ ]+ )?oggi',
    '(?:viaggio|strada) (?:verso|per) (?:il |la )?(?:destinatario|tuo indirizzo|cliente)',
  ],
  notDeliver: [
    '(?:non|non ancora|mancata|tentata|tentativo di|in attesa di|preparazione (?:per|alla)) (?:[^ ]+ ){0,3}?(?:consegna|consegnat[oa]|distribuzione|recapito)',
    'consegna (?:fallita|non riuscita|mancata)',
  ],
};

const PT_PLACE =
  '(?:pontos? (?:de )?(?:recolha|retirada|levantamento|coleta|entrega|pickup|ctt)|locker|cacifo|armario|agencia|loja|estacao|balcao|parcel ?shop|posto)';

const PT: CourierWords = {
  collect: [
    '(?:disponivel|pront[oa]|aguardando|aguarda|espera|a aguardar|disposicao) (?:[^ ]+ ){0,6}?(?:retira|levanta|recolh|coleta|buscar)',
    'para (?:ser )?(?:levantamento|levantar|retirada|retirar|recolha)',
    '(?:pode|podera|ja pode) (?:ser )?(?:levanta|retira|recolh|buscar)',
    `(?:entregue|depositad[oa]|chegou|disponivel|deixad[oa]|pront[oa]|encontra se|esta|colocad[oa]) (?:[^ ]+ ){0,3}?(?:no|na|num|numa|em|ao|a) (?:[^ ]+ ){0,2}?${PT_PLACE}`,
    'posta restante',
    'codigo de (?:levantamento|retirada|recolha)',
    'avisad[oa] (?:na|em) (?:[^ ]+ )?(?:estacao|loja)',
  ],
  notCollect: [
    '(?:nao|ainda nao|sera|estara|brevemente|quando|se|assim que)(?: [^ ]+){0,5}? (?:disponivel|pront[oa]|retira|levanta|recolh|entregue|chega)[^ ]*(?: [^ ]+){0,5}',
    '(?:caminho|transito|rota|encaminhad[oa]|enviad[oa]|transferencia|transferid[oa]) (?:de|do|da|para|ao|a)(?: [^ ]+){0,7}',
    '(?:recolha|coleta|recolhid[oa]|coletad[oa]) (?:pelo|no|do|pela|junto do) (?:transportador|transportadora|remetente|vendedor|estafeta|motorista)',
  ],
  deliver: [
    '(?:saiu|saida|sair) (?:para|em) (?:a )?(?:entrega|distribuicao|rota)',
    'em (?:processo de |rota de |curso de |fase de )?(?:entrega|distribuicao)',
    '(?:com|ao|pelo|com o|com um) (?:nosso |o )?(?:carteiro|entregador|estafeta|motorista|distribuidor|courier)',
    '(?:carteiro|entregador|estafeta|motorista) … (?:caminho|rota)',
    '(?:a caminho|em rota|rota) (?:do|da|de|para|ate) (?:o |a |sua |seu )*(?:destinatario|endereco|morada|casa|cliente|voce)',
    'sera entregue hoje',
    'entrega (?:hoje|em curso|em andamento|prevista (?:para )?hoje)',
  ],
  notDeliver: [
    '(?:nao|ainda nao|aguardando|aguarda|tentativa de|nao foi possivel) (?:[^ ]+ ){0,4}?(?:entrega|entregue|entregar|distribuicao)',
    'entrega (?:falhada|nao efetuada|nao realizada|sem sucesso)',
  ],
};

export const SOUTHERN: readonly CourierWords[] = [ES, IT, PT];
