"""Further words for events in Azerbaijani, in Latin letters: idioms, labels of lists, and what bad translations say."""

from collections.abc import Mapping

VERBS: Mapping[str, str] = {
    "founded": """yaradılıb, yaradıldı, yaranıb, yarandı, təşkil olunub, təşkil olundu, təşkil olunmuşdur, təşkil
        edildi, təşkil edilib, təşkil edilmişdir, bünövrəsi qoyulub, bünövrəsi qoyulmuşdur, əsası qoyulub, özülü
        qoyulub, fəaliyyətə başlayıb, yaradılmışdı, təsis edilib, yaranmışdır, yaradılmış, qurulmuş""",
    "heading": "rəhbərlik edir, başçılıq edir, rəhbəridir, sədridir",
    "abolished": """ləğv olunub, ləğv edilmiş, ləğv edilmişdir, bağlanıb, bağlandı, fəaliyyətini dayandırıb,
        fəaliyyəti dayandırılıb, fəaliyyətini dayandırmışdır, buraxılıb, çıxmır""",
    "reopened": """bərpa edilib, bərpa olunub, bərpa edilmişdir, bərpa edildi, bərpa olundu, yenidən yaradılıb,
        yenidən açılıb, yenidən açıldı, yenidən yaradılmışdır, yenidən təşkil olunub""",
    "renamed": "adını daşıyır, adı verilib, adı verilmişdir, adı verildi",
    "born": """dünyaya gəlib, dünyaya gəlmişdir, dünyaya gəldi, dünyaya göz açıb, dünyaya göz açmışdır, anadan
        olmuşdur, anadan olub, doğulmuşdur, doğulub, doğulmuş, təvəllüd""",
    "died": """dünyasını dəyişib, dünyasını dəyişmişdir, dünyasını dəyişdi, vəfat etmişdir, vəfat edib, vəfat
        etdi, həlak olub, həlak olmuşdur, həlak oldu, güllələnib, güllələndi, güllələnmişdir, şəhid olub, qətlə
        yetirilib, edam edilib, edam olunub, rəhmətə gedib""",
    "began": """işə başlamışdı, tətilə çıxdılar, tətil etdilər, xəstələndi, xəstələnib, başlanıb, başlanıldı,
        başlanmışdır, başlanılmışdır, başlanılıb""",
    "ended": "sona yetdi, sona yetib, başa çatıb, başa çatdı, başa çatmışdır, dayandırıldı, bitib",
    "laid": """təməli qoyulub, təməli qoyuldu, tikintisinə başlanılıb, tikintisinə başlanıb, tikintisinə
        başlandı, tikintisi başlanıb, inşasına başlanılıb, tikintiyə başlanıb, tikintiyə başlanılmışdır, təməli
        qoyulmuşdur""",
    "built": """tikilmişdir, tikilib, tikildi, inşa edilmişdir, inşa edilib, inşa olunmuşdur, tikilmişdi,
        ucaldılmışdır""",
    "opened": """istismara verildi, işə salındı, açılmışdır, açılıb, açıldı, qapılarını açıb, qapılarını açdı,
        istifadəyə verilib, istifadəyə verilmişdir, istifadəyə verildi, ilk zəngi çalınıb, fəaliyyətə başladı""",
    "restored": """təmir edilib, təmir olunub, təmir edilmişdir, əsaslı təmir edilib, yenidən qurulub, yenidən
        tikilib""",
    "broke": """yanıb, yandı, batıb, batdı, batmışdır, qəzaya uğrayıb, qəzaya uğradı, dağılıb, dağıldı,
        dağılmışdır, partlayıb, partladı, uçub, uçdu, daşıb, daşdı, alışıb, sel apardı, yanmışdır""",
    "appointed": """rəhbər təyin edilib, rəhbərlik edib, rəhbərlik etmişdir, başçılıq edib, müdir təyin olunub,
        təyin olunmuşdur, təyin edilmişdir, vəzifəsinə təyin edilib""",
    "dismissed": """vəzifəsindən azad edilib, vəzifəsindən azad olunub, istefa verib, istefa verdi, istefa
        vermişdir, təqaüdə çıxıb, təqaüdə çıxmışdır, təqaüdə çıxdı, işdən çıxarılıb""",
    "arrested": """həbs olunub, həbs edilib, həbs olundu, həbs edildi, həbs edilmişdir, tutulub, tutuldu,
        saxlanılıb, apardılar, həbs etdilər, tutdular""",
    "sentenced": "məhkum edilib, məhkum olunub, məhkum edildi, məhkum edilmişdir, cəzalandırılıb",
    "graduated": "bitirib, bitirmişdir, bitirdi, məzun olub, məzun olmuşdur, təhsilini başa vurub",
    "enrolled": "daxil olub, daxil olmuşdur, qəbul olunub, qəbul olunmuşdur, oxuyub",
    "married": "evlənib, evləndi, evlənmişdir, ailə qurub, ailə həyatı qurub, ərə gedib",
    "awarded": """təltif edilib, təltif olunub, təltif edilmişdir, layiq görülüb, mükafatlandırılıb, adına layiq
        görülüb""",
    "moved": """köçürülüb, köçürüldü, köçüb, köçdü, köçmüşdür, mühacirət edib, sürgün edilib, sürgün olunub,
        köçürülmüşdür""",
    "returned": "qayıdıb, qayıtdı, qayıtmışdır, geri dönüb",
    "sailed": "yola düşüb, yola düşdü, limandan çıxıb, dənizə çıxıb",
    "attacked": "hücum edib, hücum etdi, hücuma keçdi, basqın edib, bombalanıb, atəşə tutulub",
    "quaked": "titrədi, silkələndi",
    "published": "çıxıb, çıxdı, çıxmışdır, nəşrə başlayıb, nəşr olunub, çap olunub, işıq üzü görüb, işıq üzü gördü",
    "sold": "satılıb, satıldı, alınıb, alındı",
    "signed": "imzalanıb, imzalandı, imzalanmışdır, bağlanmışdır",
}

NOUNS: Mapping[str, str] = {
    "founded": "yaranma tarixi, yaradılma tarixi, təsis tarixi, təşkili, yaranma ili, yaradılma ili",
    "abolished": "bağlanma tarixi, ləğv edilməsi",
    "born": "doğum tarixi, doğum ili, anadan olması, təvəllüdü, doğumu",
    "died": "vəfat tarixi, ölüm tarixi, ölüm ili, vəfat ili, güllələnməsi",
    "opened": "açılış tarixi, açılış, işə düşməsi, ilk reys, ilk qatar",
    "built": "tikilmə tarixi, tikilmə ili, inşa tarixi, tikinti illəri",
    "laid": "tikintinin başlanması, təməlqoyma",
    "restored": "təmiri, bərpası, yenidənqurma",
    "began": "ilk hadisə, tətil, üsyan",
    "arrested": "həbsi, tutulması",
    "sentenced": "hökm, hökmü",
    "dismissed": "istefası",
    "signed": "imzalanması, bağlanması",
    "moved": "köçürülməsi, köçməsi, sürgünü",
    "broke": "batması, partlaması, dağılması, yanğını, partlayışı, qəzası, uçqunu",
    "happened": "qurultay, qurultayı, konfrans, konfransı, seçkilər, referendum",
}
