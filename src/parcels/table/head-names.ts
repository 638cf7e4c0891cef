import { nameKey } from '../../domain/name-key.ts';
import { newParcelArguments } from '../new-parcel-arguments.ts';
import type { Meaning } from './meanings.ts';

/** What a heading says; `link` is an address with a number in it, `other` what no parcel has a field for. */
export interface HeadMeaning {
  readonly meaning: Meaning | 'link' | 'other';
  /** The lower, the surer: where several columns have a meaning, the first of the lowest rank is it. */
  readonly rank: number;
  /** Whether it can hardly mean anything else, whatever stands below it. */
  readonly isPlain: boolean;
}

/**
 * How shops, couriers, marketplaces and other trackers head their columns. Those of one line mean the same; of several
 * lines with one meaning the first is the likeliest.
 */
const NAMES: readonly (readonly [meaning: HeadMeaning['meaning'], names: string])[] = [
  [
    'number',
    `tracking number, tracking no, tracking nr, tracking num, tracking numbers, tracking id, tracking code, tracking, track
    number, track no, track code, trackings, tracking reference, trackingid, tracknr, lead tracking number, master tracking
    number, package tracking number, shipment tracking number, carrier tracking number, courier tracking number, parcel
    number, package number, awb, awb number, awb no, air waybill, air waybill number, airway bill number, waybill, waybill
    number, waybill no, consignment number, consignment no, consignment, shipment number, shipment no, shipping number,
    delivery tracking number, label number, barcode, barcode id, fulfillment tracking numbers, fulfillment tracking
    number, tracking numbers by fulfillment,
    Sendungsnummer, Sendungs-Nr, Sendungsnr, Sendungsnummern, Sendungs-ID, Sendungsverfolgungsnummer, Sendungsverfolgung,
    Paketnummer, Paket-Nr, Paketnr, Paketscheinnummer, Paketschein-Nr, Trackingnummer, Tracking-Nr, Trackingcode,
    Identcode, Frachtbriefnummer, Versandnummer, Sendungscode, Barcode-Nummer, Lieferverfolgungsnummer,
    numéro de suivi, n° de suivi, no de suivi, numéros de suivi, suivi, code de suivi, numéro de colis, n° de colis,
    numéro du colis, numéro d’expédition, n° expédition, numéro de tracking, référence de suivi, code colis,
    número de seguimiento, n.º de seguimiento, nº de seguimiento, numero seguimiento, seguimiento, código de seguimiento,
    número de rastreo, número de guía, guía, número de envío, nº envío, localizador, código de envío, número de tracking,
    numero di tracking, numero tracking, codice tracking, codice di tracciamento, numero di tracciamento, numero
    spedizione, numero di spedizione, lettera di vettura, ldv, codice spedizione, numero collo,
    numer przesyłki, nr przesyłki, numer śledzenia, nr śledzenia, numer paczki, nr paczki, numer listu przewozowego, nr
    listu przewozowego, list przewozowy, numer nadania, numer trackingowy, numery przesyłek, kod śledzenia,
    trackingnummers, zendingnummer, zendingsnummer, track & trace, track & trace nummer, track en trace, track & trace
    code, barcode nummer, pakketnummer, volgnummer zending, verzendnummer, traceernummer, traceercode,
    código de rastreio, código de rastreamento, código rastreio, rastreio, rastreamento, número de rastreio, número de
    rastreamento, objeto, código do objeto, código de envio, nº de seguimento, número de encomenda postal, etiqueta,
    运单号, 运单编号, 快递单号, 物流单号, 物流编号, 物流运单号, 跟踪号, 追踪号, 追踪编号, 单号, 国际物流单号, 快递编号, 运单,
    運單號, 追蹤號碼, 物流單號, 托運單號, 查詢號碼,
    трек-номер, трек номер, трек, трек-код, трек код, номер отправления, номер трека, номер отслеживания, шпи, номер
    накладной, накладная, номер посылки, идентификатор отправления, почтовый идентификатор, номер для отслеживания,
    お問い合わせ番号, 問い合わせ番号, お問合せ番号, 問合せ番号, お問い合せ番号, お問い合わせ伝票番号, 送り状番号, 送り状No, 送り状ナンバー,
    お荷物問い合わせ番号, 追跡番号, 荷物番号, 配送伝票番号, 発送伝票番号, 伝票番号, 追跡No,
    운송장번호, 송장번호, 운송장 번호, 송장 번호, 등기번호,
    kargo takip no, takip numarası, takip no, kargo takip numarası, gönderi no,
    číslo zásilky, sledovací číslo, podací číslo, csomagszám, nyomkövetési szám, kollinummer, spårningsnummer,
    sändningsnummer, sporingsnummer, forsendelsesnummer, pakkenummer, seurantatunnus, lähetystunnus, αριθμός αποστολής,
    awb colet, număr awb, трекінг номер, ттн, номер ттн, номер накладної`,
  ],
  [
    'number',
    'shipment id, shipping id, delivery number, dispatch number, docket number, connote, Sendung, Paket-ID',
  ],
  [
    'link',
    'tracking url, tracking link, tracking urls, track url, track link, tracking page, Sendungslink, Tracking-Link',
  ],
  [
    'link',
    'lien de suivi, url de suivi, enlace de seguimiento, link di tracking, link śledzenia, link de rastreio, 物流链接',
  ],
  [
    'carrier',
    `carrier, carrier name, carrier code, courier, courier code, courier name, courier company, shipping carrier, shipping
    provider, shipping company, tracking provider, tracking company, tracking carrier, carrier slug, courier slug, slug,
    shipper carrier, delivery company, delivery carrier, shipping partner, logistics company, logistics provider, courier
    id, provider, transporter, forwarder, fulfillment tracking company, tracking companies, delivery partner, carrier
    title, shipment carrier, express company, delivery provider,
    Versanddienstleister, Paketdienst, Paketdienstleister, Transporteur, Frachtführer, Versender, Logistiker, Zusteller,
    Versandunternehmen, Logistikdienstleister, Versanddienst, Zustelldienst, Lieferdienst, Kurier, Kurierdienst, Dienst,
    Spediteur, transporteur utilisé, nom du transporteur, transporteurs, société de livraison, livreur,
    transportista, empresa de transporte, mensajería, empresa de mensajería, paquetería, agencia, agencia de transporte,
    agencia transporte, compañía de envío, operador logístico,
    corriere, vettore, spedizioniere, corriere utilizzato, nome corriere,
    przewoźnik, kurier, firma kurierska, dostawca, spedytor, operator, nazwa przewoźnika, firma spedycyjna,
    vervoerder, verzender, bezorger, pakketdienst, transportbedrijf, verzendpartner, koerier,
    transportadora, transportador, empresa de envio, serviço de entrega postal,
    快递公司, 物流公司, 承运商, 承运人, 快递, 运输商, 物流商, 物流名称, 快递名称, 快递公司名称, 物流服务商, 快遞公司, 物流承运商,
    служба доставки, перевозчик, транспортная компания, курьерская служба, курьер, тк, оператор доставки,
    配送業者, 運送会社, 配送会社, 運送業者, 配送方法名, 宅配業者, 택배사, 배송업체, 택배회사, kargo firması, kargo şirketi, dopravce,
    futárszolgálat, transportör, fragtmand, kuljetusliike, curier, перевізник`,
  ],
  [
    'carrier',
    `shipping method, ship method, shipping service, service, delivery method, method, Versandart, Versandmethode, Lieferart,
    mode de livraison, mode d’expédition, método de envío, metodo di spedizione, sposób dostawy, metoda dostawy,
    verzendmethode, método de entrega, forma de envio, 配送方法, 物流方式, 发货方式, 运输方式, способ доставки, carrier service,
    shipping option, requested shipping service, service type, ship via`,
  ],
  [
    'title',
    `title, parcel title, name of parcel, package name, label title, description, contents, content, parcel content,
    Titel, Bezeichnung, Inhalt, Beschreibung, titre, libellé, désignation, contenu, título, descripción, contenido, titolo,
    descrizione, contenuto, tytuł, opis, zawartość, omschrijving, inhoud, descrição, conteúdo, 标题, 名称, 描述, 物品, 標題,
    название, наименование, описание, содержимое, タイトル, 件名, 内容, 品名, nickname, alias`,
  ],
  [
    'title',
    `item title, item name, item, items, product name, product title, product, products, lineitem name, line item name,
    listing title, item description, goods description, order items, Artikel, Artikelname, Artikelbezeichnung, Produkt,
    Produktname, Ware, article, articles, produit, nom du produit, produits, artículo, producto, nombre del producto,
    prodotto, articolo, nome prodotto, produkt, nazwa produktu, nazwa towaru, towar, productnaam, artikelnaam, produto,
    nome do produto, 商品名称, 商品, 商品标题, 货品名称, 商品名, 産品, 产品名称, 宝贝标题, товар, наименование товара, 商品名称規格`,
  ],
  [
    'order',
    `order number, order no, order nr, order id, order, orders, order name, order reference, order ref, order code, shop
    order number, customer order number, merchant order number, purchase order number, purchase order, po number, po no,
    sales order, external order id, web order, order number shop, amazon order id, merchant order id, invoice number,
    orderid, order increment id, order increment, platform order id, source order id, reference order,
    Bestellnummer, Bestell-Nr, Bestellung, Auftragsnummer, Auftrags-Nr, Auftrag, Auftragsnr, externe Bestellnummer, externe
    Auftragsnummer, Bestellreferenz, Bestell-ID, Rechnungsnummer,
    numéro de commande, n° de commande, commande, référence de commande, référence commande, id commande,
    número de pedido, nº de pedido, n.º de pedido, pedido, id de pedido, referencia de pedido, ref pedido,
    numero ordine, n. ordine, ordine, id ordine, numero d’ordine, riferimento ordine,
    numer zamówienia, nr zamówienia, zamówienie, id zamówienia,
    ordernummer, bestelnummer, bestelling, bestel-id,
    número do pedido, código do pedido, pedido loja, encomenda, nº da encomenda, número da encomenda, nº do pedido,
    订单号, 订单编号, 订单, 平台订单号, 交易编号, 主订单编号, 訂單號, 訂單編號, 訂單號碼, 订单id,
    номер заказа, заказ, № заказа, код заказа, id заказа,
    注文番号, 注文ID, 受注番号, ご注文番号, 注文No, 受付番号, 주문번호, sipariş no, sipariş numarası, číslo objednávky, rendelésszám, beställningsnummer,
    ordrenummer, tilausnumero, номер замовлення`,
  ],
  [
    'order',
    `reference, reference number, reference no, ref, ref no, reference 1, reference1, customer reference, customer ref,
    your reference, shipper reference, package reference no 1, package reference 1, shipment reference, shipment reference
    number, referenz, Referenznummer, Sendungsreferenz, Kundenreferenz, référence, référence client, référence expéditeur,
    referencia, referencia cliente, riferimento, riferimento mittente, referencja, numer referencyjny, referentie,
    referência, 参考号, 客户单号, 客户订单号, お客様管理番号, お客様管理ナンバー, order key, sales record number,
    Verkaufsprotokollnummer, Belegnummer`,
  ],
  [
    'customer',
    `customer, customer name, recipient, recipient name, receiver, receiver name, consignee, consignee name,
    ship to name, ship to, ship name, shipping name, delivery name, deliver to, full name, addressee,
    recipient full name, recipient contact name, contact name, shipping contact name, to name, customer full name,
    shipping address name, recipient company, ship to attention, delivery address name, shipping full name, to,
    Empfänger, Empfängername, Kunde, Kundenname, Lieferadresse Name, Empfänger Name, Name Empfänger, Empfänger Name 1,
    Lieferung Name, Lieferanschrift Name, destinataire, nom du destinataire, nom destinataire, client, nom du client,
    destinatario, nombre del destinatario, nombre destinatario, cliente, nombre del cliente, nome destinatario,
    nome del destinatario, nome cliente, ragione sociale destinatario, odbiorca, nazwa odbiorcy, imię i nazwisko,
    klient, imię i nazwisko odbiorcy, ontvanger, naam ontvanger, klant, klantnaam, geadresseerde, destinatário,
    nome do destinatário, nome do cliente, 收件人, 收货人, 客户, 客户姓名, 收件人姓名, 收货人姓名, 客户名称, 收件人名称, 收件者, получатель, клиент,
    имя получателя, фио, фио получателя, имя клиента, お届け先名, 届け先名, 送付先名, 受取人, お客様名, 宛名, 配送先氏名, お届け先氏名, 送付先氏名, 受取人名,
    받는사람, 수취인, 수령인, alıcı, příjemce`,
  ],
  [
    'customer',
    'buyer name, buyer, Name des Käufers, Käufer, Käufername, acheteur, comprador, acquirente, kupujący, nabywca, nome do comprador, 买家, 買家, покупатель',
  ],
  [
    'customer',
    'billing name, name, Name 1, Nachname, nom, nombre, nome, nazwa, imię, naam, 姓名, имя, 氏名, お名前, billing full name',
  ],
  [
    'email',
    `email, e-mail, mail, email address, e-mail address, customer email, buyer email, recipient email, shipping email, contact
    email, emails, ship to email, consignee email, order email, recipient email address, customer email address,
    E-Mail-Adresse, Mailadresse, Kunden-E-Mail, E-Mail Empfänger, Empfänger E-Mail, courriel, adresse e-mail, adresse email,
    e-mail client, email destinataire, correo, correo electrónico, email del cliente, email cliente, correo destinatario,
    indirizzo email, email destinatario, posta elettronica, adres e-mail, e-mail odbiorcy, e-mailadres, endereço de email,
    e-mail do cliente, e-mail do comprador, 邮箱, 电子邮件, 电子邮箱, 客户邮箱, 買家郵箱, почта, электронная почта, эл. почта,
    email получателя, メールアドレス, メール, 이메일, e-posta`,
  ],
  ['email', 'billing email, billing email address, buyer email address'],
  [
    'phone',
    `phone, phone number, telephone, telephone number, tel, mobile, mobile number, mobile phone, cell phone, customer phone,
    recipient phone, shipping phone, buyer phone number, ship phone number, ship to phone, consignee phone, contact number,
    sms, smses, contact phone, recipient phone number, delivery phone, Telefon, Telefonnummer, Handy, Mobil,
    Handynummer, Mobilnummer, Empfänger Telefon, Kundentelefon, téléphone, tél, portable, téléphone destinataire, mobile
    destinataire, teléfono, móvil, teléfono destinatario, telefono, cellulare, telefono destinatario, numer telefonu,
    telefon odbiorcy, komórka, telefoon, telefoonnummer, mobiel, telefone, celular, telemóvel, telefone do destinatário,
    电话, 手机, 手机号, 联系电话, 收件人电话, 收货人电话, 收件人手机, 手机号码, 電話, 手機, телефон, телефон получателя, номер телефона,
    電話番号, お届け先電話番号, 携帯電話, 送付先電話番号, 전화번호, telefon numarası`,
  ],
  ['phone', 'billing phone, billing telephone'],
  [
    'destination',
    `destination, destination country, destination code, country, country code, to country, ship to country, shipping country,
    ship country, recipient country, delivery country, receiver country, consignee country, country iso, ship to country
    code, recipient country code, destination country code, destination country iso2, destination country iso3, shipping
    country code, country iso2, shipping address country, country region, countryregion, delivery country code, to country code,
    Land, Zielland, Länderkennzeichen, Empfängerland, Lieferland, Ländercode, Land Empfänger, Empfänger Land, Lieferadresse
    Land, pays, pays de destination, pays destinataire, code pays, pays de livraison, país, país de destino, país destino,
    país destinatario, código país, código de país, paese, nazione, paese di destinazione, nazione destinatario, stato estero,
    kraj, kraj docelowy, kraj odbiorcy, kraj dostawy, kod kraju, bestemming, land van bestemming, landcode, bestemmingsland,
    país do destinatário, destino, 目的国, 国家, 目的地, 收件国家, 收货国家, 目的地国家, 国家地区, 收件人国家, 國家, 目的地國家,
    страна, страна назначения, страна получателя, 国, 国名, 配送先国, お届け先国, 宛先国, 국가, ülke, země`,
  ],
  ['destination', 'billing country, billing country code'],
  [
    'postcode',
    `postcode, postal code, post code, zip, zip code, zipcode, shipping zip, ship zip, ship zipcode, ship postal code, ship to
    zip, ship to postal code, recipient zip, recipient postal code, recipient postcode, delivery postcode, shipping
    postcode, tracking postal code, destination postal code, ship to postcode, shipping postal code, to zip, zip postal code,
    PLZ, Postleitzahl, Lieferadresse PLZ, Empfänger PLZ, PLZ Empfänger, Lieferung PLZ, code postal, cp, code postal destinataire,
    código postal, cp destinatario, código postal destinatario, cap, cap destinatario, kod pocztowy, kod pocztowy odbiorcy,
    cep, postnummer, 邮编, 邮政编码, 收件人邮编, 郵遞區號, 郵便番号, お届け先郵便番号, индекс, почтовый индекс, postcode ontvanger, 우편번호`,
  ],
  [
    'ship_date',
    `ship date, shipped, shipped date, date shipped, shipping date, shipment date, shipped at, dispatch date, despatch date, date despatched, date dispatched, date sent, sent date,
    fulfilled at, tracking ship date, shipped on, shipped on date, label date, date printed, label created, print date, mailing date,
    Versanddatum, Versandt am, Versendet am, Sendungsdatum, Versandtag, Einlieferungsdatum, Aufgabedatum, Lieferdatum
    geplant, date d’expédition, date expédition, expédié le, date d’envoi, fecha de envío, fecha envío, data spedizione, data di
    spedizione, data wysyłki, data nadania, verzenddatum, verzonden op, data de envio, data envio, data de postagem,
    发货时间, 发货日期, 寄件时间, 發貨時間, дата отправки, дата отправления, дата отгрузки, 出荷日, 発送日, 出荷確定日, 발송일, kargo tarihi`,
  ],
  [
    'ordered',
    `order date, order created, order create time, ordered at, ordered, created at, date ordered, purchase date, sale date, date
    purchased, order time, placed at, order created at, order placed, date created, created time, order placed date,
    purchased on, payment date, Bestelldatum, Auftragsdatum, Bestellt am, Kaufdatum, Verkauft am, date de commande, date
    commande, fecha de pedido, fecha del pedido, fecha pedido, data ordine, data dell’ordine, data zamówienia, besteldatum,
    orderdatum, data do pedido, data da encomenda, data da compra, 下单时间, 订单创建时间, 下单日期, 付款时间, дата заказа, дата
    создания заказа, 注文日, 受注日, 注文日時, 주문일, sipariş tarihi`,
  ],
  [
    'comment',
    `comment, comments, remark, remarks, note, notes, memo, internal note, internal notes, shipping note, order note, tag,
    customer note, private notes, seller note, Kommentar, Bemerkung, Bemerkungen, Anmerkung, Notiz, Hinweis, commentaire,
    remarque, comentario, comentarios, observaciones, nota, note interne, commento, annotazioni, osservazioni, uwagi, komentarz,
    notatka, opmerking, opmerkingen, notitie, observação, observações, comentário, 备注, 说明, 留言, 備註, комментарий, примечание, заметка,
    備考, コメント, メモ, 메모, 비고`,
  ],
  ['lang', 'lang, language, locale, Sprache, langue, idioma, lingua, język, taal, 语言, язык, 言語'],
  ['logistics_channel', 'logistics channel, logistics, logistic channel, 物流渠道, 渠道'],
  ['account', 'tracking account number, courier account, courier account number, account'],
  ['courier_country', 'tracking destination country, courier country'],
  ['auto_correct', 'auto correct'],
  ['channel_title', 'channel title'],
];

/** Words that tell a heading from one that begins or ends like it: it is about something else. */
const ELSE =
  /(?:return|retour|rück|reso|zwrot|devoluc|возврат|退货|退貨|返品|\bstatus\b|\bstate\b|\bevent\b|\bcost\b|\bprice\b|\bweight\b|\bfee\b|\bqty\b|quantity|\bsku\b|\bean\b|\bupc\b|\bgtin\b|\basin\b|\bsender\b|absender|expéditeur|remitente|mittente|nadawc|afzender|remetente|отправител|ご依頼主|寄件人|发件人)/iu;

/** `Reference 1`, `Reference Number(s)` */
const COUNTED = /\s*(?:\(e?s\)|[-_ ]?1)$/i;

const BY_KEY = byKey();

/** Null for what is no known heading. */
export function meaningOfHead(head: string): HeadMeaning | null {
  if (head.length > LONGEST_HEAD) return null;
  const key = nameKey(head);
  const named = BY_KEY.get(key) ?? BY_KEY.get(nameKey(head.replace(COUNTED, '')));
  return named ?? (ELSE.test(head) ? SOMETHING_ELSE : byPattern(head));
}

const LONGEST_HEAD = 80;
const SOMETHING_ELSE: HeadMeaning = { meaning: 'other', rank: 0, isPlain: true };

function byKey(): ReadonlyMap<string, HeadMeaning> {
  // The bot’s own names come first, and so do the service’s.
  const names = new Map<string, HeadMeaning>(
    Object.entries(newParcelArguments).flatMap(([name, definition]) => {
      const aliases: readonly string[] = 'aliases' in definition ? definition.aliases : [];
      return [name, ...aliases].map((each): [string, HeadMeaning] => [
        nameKey(each),
        { meaning: name as Meaning, rank: 0, isPlain: true },
      ]);
    }),
  );
  for (const [rank, [meaning, list]] of NAMES.entries()) {
    const isPlain = NAMES.findIndex(([each]) => each === meaning) === rank;
    for (const name of list.split(',')) {
      const key = nameKey(name);
      if (key !== '' && !names.has(key)) names.set(key, { meaning, rank, isPlain });
    }
  }
  return names;
}

const LATER = NAMES.length;
/** `Shipment - Tracking Number`, `1. Tracking-Nr.`, `packageTrackingNo` */
const PATTERNS: readonly (readonly [HeadMeaning['meaning'], RegExp])[] = [
  ['link', /track\w*[ ]*(?:ur[li]|link|page)|suivi.*lien|(?:url|link)\b.*track/i],
  ['number', /track\w*\s*(?:&\s*trace\s*)?(?:number|no|nr|num|id|code|#|№)\b|track\w*\s*#/i],
  [
    'number',
    /(?:awb|way ?bill|sendungs|paket|parcel|package|consignment)\s*-?\s*(?:number|no|nr|nummer|id)\b/i,
  ],
  ['carrier', /\b(?:carrier|courier)\b\s*(?:name|code|company)?$/i],
  ['email', /\be-?mail\b/i],
  ['phone', /\b(?:tele)?phone(?:\s*(?:number|no|nr))?$/i],
  ['order', /\border\s*(?:number|no|nr|id|#|№)$/i],
  ['postcode', /\b(?:zip|postcode|postal code|plz)$/i],
];

function byPattern(head: string): HeadMeaning | null {
  const words = head
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[_./()[\]:-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const found = PATTERNS.findIndex(([, pattern]) => pattern.test(words));
  const [meaning] = PATTERNS[found] ?? [];
  return meaning ? { meaning, rank: LATER + found, isPlain: true } : null;
}
