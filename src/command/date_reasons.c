#include "date_phrases.h"

#include <string.h>

/* Why a date is refused, in the words of a table for people. The English ones are the messages of
 * the reader (edtf_error). */
static const struct {
    const char *en, *ru, *kk;
} reasons[] = {
    {"not a date", "это не дата", "бұл күн емес"},
    {"not ASCII", "есть буквы или знаки, которых в дате не бывает",
     "күнде болмайтын әріп не таңба бар"},
    {"whitespace", "есть пробел", "бос орын бар"},
    {"too long", "слишком длинно", "тым ұзын"},
    {"year -0000", "год -0000", "-0000 жылы"},
    {"year out of range", "слишком большой год", "жыл тым үлкен"},
    {"month out of range", "такого месяца нет", "ондай ай жоқ"},
    {"day out of range", "такого дня нет", "ондай күн жоқ"},
    {"day out of range for the month", "такого дня в этом месяце нет", "бұл айда ондай күн жоқ"},
    {"more than one \"/\"", "больше одного знака «/»", "«/» таңбасы біреуден көп"},
    {"interval without a date", "промежуток без дат", "аралықта күн жоқ"},
    {"interval ends before it starts", "конец промежутка раньше начала",
     "аралықтың соңы басынан бұрын"},
    {"malformed set", "множество записано с ошибкой", "жиын қате жазылған"},
    {"range ends must be plain dates", "концы отрезка должны быть простыми датами",
     "аралық шектері қарапайым күн болуы керек"},
    {"range ends differ in precision", "концы отрезка разной точности",
     "аралық шектерінің дәлдігі әртүрлі"},
    {"range ends before it starts", "конец отрезка раньше начала", "аралықтың соңы басынан бұрын"},
    {"empty set element", "пустое место в множестве", "жиында бос орын бар"},
    {"too many set elements", "в множестве слишком много дат", "жиында күн тым көп"},
    {"malformed time", "время суток записано с ошибкой", "тәулік уақыты қате жазылған"},
    {"time out of range", "такого времени суток нет", "ондай тәулік уақыты жоқ"},
    {"zone out of range", "такого часового пояса нет", "ондай сағат белдеуі жоқ"},
    {"negative zero zone", "часовой пояс -00:00", "-00:00 сағат белдеуі"},
    {"malformed Y year", "год с Y записан с ошибкой", "Y бар жыл қате жазылған"},
    {"leading zero in Y year", "год с Y начинается с нуля", "Y бар жыл нөлден басталады"},
    {"Y needs five or more digits", "после Y нужно пять цифр или больше",
     "Y әрпінен кейін кемінде бес цифр керек"},
    {"exponent must be positive", "показатель степени должен быть больше нуля",
     "дәреже көрсеткіші нөлден үлкен болуы керек"},
    {"significant digits out of range", "столько значащих цифр быть не может",
     "мәнді цифр саны мұндай бола алмайды"},
};

const char *date_reason(const char *message, enum language lang)
{
    for (size_t i = 0; lang != LANG_EN && i < sizeof reasons / sizeof *reasons; i++) {
        if (strcmp(reasons[i].en, message) == 0) {
            return lang == LANG_RU ? reasons[i].ru : reasons[i].kk;
        }
    }
    return message;
}
