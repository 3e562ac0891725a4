/*
 * The table of words.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/words.h"

#define LANGUAGES 7

static const char *const languages[LANGUAGES] = {"en", "de", "fr", "es",
                                                 "it", "nl", "pt"};

/* clang-format off */
static const char *const words[WORD_COUNT][LANGUAGES] = {
    [WORD_NOTE] = {"Note", "Hinweis", "Remarque", "Nota", "Nota", "Opmerking",
                   "Nota"},
    [WORD_TIP] = {"Tip", "Tipp", "Conseil", "Consejo", "Suggerimento", "Tip",
                  "Dica"},
    [WORD_IMPORTANT] = {"Important", "Wichtig", "Important", "Importante",
                        "Importante", "Belangrijk", "Importante"},
    [WORD_WARNING] = {"Warning", "Warnung", "Avertissement", "Advertencia",
                      "Avvertenza", "Waarschuwing", "Aviso"},
    [WORD_CAUTION] = {"Caution", "Vorsicht", "Prudence", "Precaución",
                      "Cautela", "Voorzichtig", "Cuidado"},
    [WORD_INFO] = {"Info", "Info", "Info", "Información", "Informazione",
                   "Info", "Informação"},
    [WORD_ABSTRACT] = {"Abstract", "Kurzfassung", "Résumé", "Resumen",
                       "Sommario", "Samenvatting", "Resumo"},
    [WORD_SUMMARY] = {"Summary", "Zusammenfassung", "Synthèse", "Resumen",
                      "Riepilogo", "Samenvatting", "Síntese"},
    [WORD_EXAMPLE] = {"Example", "Beispiel", "Exemple", "Ejemplo", "Esempio",
                      "Voorbeeld", "Exemplo"},
    [WORD_QUESTION] = {"Question", "Frage", "Question", "Pregunta", "Domanda",
                       "Vraag", "Pergunta"},
    [WORD_HINT] = {"Hint", "Hilfe", "Indication", "Pista", "Indicazione",
                   "Aanwijzing", "Sugestão"},
    [WORD_SUCCESS] = {"Success", "Erfolg", "Réussite", "Éxito", "Riuscito",
                      "Geslaagd", "Sucesso"},
    [WORD_ATTENTION] = {"Attention", "Achtung", "Attention", "Atención",
                        "Attenzione", "Let op", "Atenção"},
    [WORD_DANGER] = {"Danger", "Gefahr", "Danger", "Peligro", "Pericolo",
                     "Gevaar", "Perigo"},
    [WORD_ERROR] = {"Error", "Fehler", "Erreur", "Error", "Errore", "Fout",
                    "Erro"},
    [WORD_FAILURE] = {"Failure", "Fehlschlag", "Échec", "Fallo",
                      "Insuccesso", "Mislukt", "Falha"},
    [WORD_BUG] = {"Bug", "Programmfehler", "Bogue", "Defecto", "Difetto",
                  "Bug", "Defeito"},
    [WORD_VERSION] = {"Version", "Version", "Version", "Versión", "Versione",
                      "Versie", "Versão"},
    [WORD_FOOT_VERSION] = {"Version {version} · {date}",
                           "Version {version} · {date}",
                           "Version {version} · {date}",
                           "Versión {version} · {date}",
                           "Versione {version} · {date}",
                           "Versie {version} · {date}",
                           "Versão {version} · {date}"},
    [WORD_FOOT_PAGE] = {"Page {page} of {pages}", "Seite {page} von {pages}",
                        "Page {page} sur {pages}", "Página {page} de {pages}",
                        "Pagina {page} di {pages}", "Pagina {page} van {pages}",
                        "Página {page} de {pages}"},
    [WORD_DRAFT] = {"DRAFT", "ENTWURF", "PROJET", "BORRADOR", "BOZZA",
                    "CONCEPT", "RASCUNHO"},
    [WORD_PAGE] = {"page", "Seite", "page", "página", "pagina", "pagina",
                   "página"},
    [WORD_LOGO] = {"Logo of", "Logo von", "Logo de", "Logotipo de", "Logo di",
                   "Logo van", "Logótipo de"},
    [WORD_FOOTNOTE] = {"Note", "Fußnote", "Note", "Nota", "Nota", "Voetnoot",
                       "Nota"},
    [WORD_NO_IMAGE] = {"Image cannot be shown:", "Bild nicht darstellbar:",
                       "Image non affichable :",
                       "No se puede mostrar la imagen:",
                       "Immagine non visualizzabile:",
                       "Afbeelding kan niet worden getoond:",
                       "Não é possível mostrar a imagem:"},
};
/* clang-format on */

static size_t index_of(struct str language)
{
    struct str name = str_slice(language, 0, str_find_byte(language, '-', 0));

    for (size_t i = 0; i < LANGUAGES; i++)
        if (str_eq_nocase(name, str_from(languages[i])))
            return i;
    return 0;
}

struct str words_find(struct str language, enum word word)
{
    return str_from(words[word][index_of(language)]);
}

struct str words_translate(struct str language, struct str text, enum word from,
                           enum word to)
{
    for (int word = from; word <= (int)to; word++)
        if (str_is(text, words[word][0]))
            return words_find(language, (enum word)word);
    return text;
}
