#include "workbook.h"

#include "zip_stored.h"

#include <string.h>

#define XML        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define OPEN_XML   "http://schemas.openxmlformats.org"
#define MAIN_NS    OPEN_XML "/spreadsheetml/2006/main"
#define OFFICE_NS  OPEN_XML "/officeDocument/2006/relationships"
#define PACKAGE_NS OPEN_XML "/package/2006/relationships"
#define SHEET_TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml."

static const char types[] = XML
    "<Types xmlns=\"" OPEN_XML "/package/2006/content-types\">"
    "<Default Extension=\"rels\" "
    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" SHEET_TYPE "sheet.main+xml\"/>"
    "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" SHEET_TYPE "worksheet+xml\"/>"
    "<Override PartName=\"/xl/styles.xml\" ContentType=\"" SHEET_TYPE "styles+xml\"/>"
    "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"" SHEET_TYPE
    "sharedStrings+xml\"/></Types>";

static const char relations[] =
    XML "<Relationships xmlns=\"" PACKAGE_NS "\"><Relationship Id=\"rId1\" Type=\"" OFFICE_NS
        "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";

static const char book[] = XML "<workbook xmlns=\"" MAIN_NS "\" xmlns:r=\"" OFFICE_NS
                               "\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/>"
                               "</sheets></workbook>";

static const char book_relations[] =
    XML "<Relationships xmlns=\"" PACKAGE_NS "\"><Relationship Id=\"rId1\" Type=\"" OFFICE_NS
        "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" OFFICE_NS
        "/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId3\" Type=\"" OFFICE_NS
        "/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>";

static const char styles[] =
    XML "<styleSheet xmlns=\"" MAIN_NS "\"><fonts count=\"1\"><font><sz val=\"11\"/>"
        "<name val=\"Calibri\"/></font></fonts><fills count=\"1\"><fill>"
        "<patternFill patternType=\"none\"/></fill></fills><borders count=\"1\"><border/></borders>"
        "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"1\"><xf/></cellXfs>"
        "</styleSheet>";

void workbook_row(struct workbook *workbook)
{
    write_format(&workbook->sheet, "%s<row r=\"%zu\">", workbook->row ? "</row>" : "",
                 workbook->row + 1);
    workbook->row++;
    workbook->column = 0;
}

static void begin_cell(struct workbook *workbook, const char *type)
{
    write_format(&workbook->sheet, "<c r=\"%c%zu\"%s><v>", (char)('A' + (int)workbook->column),
                 workbook->row, type);
    workbook->column++;
}

void workbook_text(struct workbook *workbook, const char *text)
{
    if (!*text) {
        workbook->column++;
        return;
    }
    begin_cell(workbook, " t=\"s\"");
    write_format(&workbook->sheet, "%zu</v></c>", workbook->text_count++);
    write_text(&workbook->texts, "<si><t xml:space=\"preserve\">");
    write_html(&workbook->texts, text);
    write_text(&workbook->texts, "</t></si>");
}

void workbook_number(struct workbook *workbook, long long number)
{
    begin_cell(workbook, "");
    write_format(&workbook->sheet, "%lld</v></c>", number);
}

void workbook_end(struct workbook *workbook, struct writing *out)
{
    struct zip_stored zip = {0};
    struct writing sheet = {0}, texts = {0};
    write_text(&sheet, XML "<worksheet xmlns=\"" MAIN_NS "\"><sheetData>");
    write_bytes(&sheet, workbook->sheet.text, workbook->sheet.size);
    write_format(&sheet, "%s</sheetData></worksheet>", workbook->row ? "</row>" : "");
    write_format(&texts, XML "<sst xmlns=\"" MAIN_NS "\" count=\"%zu\" uniqueCount=\"%zu\">",
                 workbook->text_count, workbook->text_count);
    write_bytes(&texts, workbook->texts.text, workbook->texts.size);
    write_text(&texts, "</sst>");
    zip_add(&zip, "[Content_Types].xml", types, sizeof types - 1);
    zip_add(&zip, "_rels/.rels", relations, sizeof relations - 1);
    zip_add(&zip, "xl/workbook.xml", book, sizeof book - 1);
    zip_add(&zip, "xl/_rels/workbook.xml.rels", book_relations, sizeof book_relations - 1);
    zip_add(&zip, "xl/styles.xml", styles, sizeof styles - 1);
    zip_add(&zip, "xl/worksheets/sheet1.xml", sheet.text, sheet.size);
    zip_add(&zip, "xl/sharedStrings.xml", texts.text, texts.size);
    zip_end(&zip);
    write_bytes(out, zip.bytes, zip.size);
    zip_release(&zip);
    writing_release(&sheet);
    writing_release(&texts);
    writing_release(&workbook->sheet);
    writing_release(&workbook->texts);
}
