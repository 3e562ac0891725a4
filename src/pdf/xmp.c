/*
 * The XMP packet. PDF/A-2 and 3 know the schemas dc, xmp, pdf and pdfaid; that
 * of PDF/UA has to be described in an extension schema (ISO 19005-2, 6.6.2.3).
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/utf8.h"
#include "pdf/meta.h"

/* TEXT for XML 1.0: markup escaped, characters XML does not know left out. */
static void put_xml(struct buf *xml, struct str text)
{
    size_t at = 0;

    while (at < text.len) {
        uint32_t code = utf8_next(text, &at);

        if (code == '<')
            buf_add(xml, STR("&lt;"));
        else if (code == '>')
            buf_add(xml, STR("&gt;"));
        else if (code == '&')
            buf_add(xml, STR("&amp;"));
        else if (code == UTF8_BAD || code == 0xFFFE || code == 0xFFFF)
            utf8_put(xml, 0xFFFD);
        else if (code >= 0x20)
            utf8_put(xml, code);
        else
            buf_add_byte(xml, ' ');
    }
}

/* BEFORE, TEXT and AFTER; nothing when TEXT is empty. */
static void put_element(struct buf *xml, const char *before, struct str text,
                        const char *after)
{
    if (text.len == 0)
        return;
    buf_add_zero_ended(xml, before);
    put_xml(xml, text);
    buf_add_zero_ended(xml, after);
    buf_add_byte(xml, '\n');
}

static const char head[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\"\n"
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaid:conformance>A</pdfaid:conformance>\n"
    "<pdfuaid:part>1</pdfuaid:part>\n"
    "<xmp:CreatorTool>auditbinder</xmp:CreatorTool>\n"
    "<pdf:Producer>auditbinder</pdf:Producer>\n";

static const char tail[] =
    "<pdfaExtension:schemas><rdf:Bag>"
    "<rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
    "</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289"
    "</pdfaProperty:description>\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
    "<?xpacket end=\"r\"?>";

struct str xmp_packet(struct arena *arena, const struct layout_meta *meta)
{
    struct buf xml = buf_new(arena);
    struct str created = instant_iso(arena, meta->created);

    buf_add_zero_ended(&xml, head);
    buf_printf(&xml, "<pdfaid:part>%d</pdfaid:part>\n",
               meta->attachment_count > 0 ? 3 : 2);
    put_element(&xml, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">",
                meta_title(meta), "</rdf:li></rdf:Alt></dc:title>");
    put_element(&xml, "<dc:identifier>", meta->id, "</dc:identifier>");
    put_element(&xml, "<dc:creator><rdf:Seq><rdf:li>", meta->author,
                "</rdf:li></rdf:Seq></dc:creator>");
    put_element(&xml,
                "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">",
                meta->subject, "</rdf:li></rdf:Alt></dc:description>");
    put_element(&xml, "<dc:language><rdf:Bag><rdf:li>", meta->language,
                "</rdf:li></rdf:Bag></dc:language>");
    put_element(&xml, "<pdf:Keywords>", meta->keywords, "</pdf:Keywords>");
    put_element(&xml, "<xmp:CreateDate>", created, "</xmp:CreateDate>");
    put_element(&xml, "<xmp:ModifyDate>", created, "</xmp:ModifyDate>");
    buf_add_zero_ended(&xml, tail);
    return buf_str(&xml);
}
