/** Names and words as families write them, by the script and the face that shows it. All people are invented. */
export const samples: readonly { script: string; family: string; text: string }[] = [
  { script: 'Polish', family: 'NotoSans', text: 'Łukasz Żółkiewski, Święty' },
  { script: 'Welsh', family: 'NotoSans', text: 'Siân Llŷr, tŷ, dŵr — “office”' },
  { script: 'Vietnamese', family: 'NotoSans', text: 'Nguyễn Thị Phượng' },
  { script: 'Latin with marks apart', family: 'NotoSans', text: 'Zoe\u0308 Ba\u0328ka o\u0302\u0301' },
  { script: 'Greek', family: 'NotoSans', text: 'Ελένη Παπαδοπούλου' },
  { script: 'Cyrillic', family: 'NotoSans', text: 'Наталья Шевченко, Ґалаґан' },
  { script: 'Devanagari', family: 'NotoSans', text: 'हिन्दी कृष्णा क्षत्रिय' },
  { script: 'Arabic', family: 'NotoSansArabic', text: 'محمد علي فاطمة الزهراء' },
  { script: 'Arabic with vowels', family: 'NotoSansArabic', text: 'مُحَمَّدٌ لا إله' },
  { script: 'Urdu', family: 'NotoSansArabic', text: 'ٹیسٹ گھر کے بچے ہیں' },
  { script: 'Hebrew', family: 'NotoSansHebrew', text: 'שָׁלוֹם עולם' },
  { script: 'Gurmukhi', family: 'NotoSansGurmukhi', text: 'ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ ਕਿਤਾਬ' },
  { script: 'Bengali', family: 'NotoSansBengali', text: 'শ্রী ক্ষ কিশোর রবীন্দ্র' },
  { script: 'Gujarati', family: 'NotoSansGujarati', text: 'ગુજરાતી ક્ષિતિજ કૃષ્ણ' },
  { script: 'Tamil', family: 'NotoSansTamil', text: 'தமிழ் கொடி ஸ்ரீ' },
  { script: 'Ethiopic', family: 'NotoSansEthiopic', text: 'ትግርኛ አማርኛ' },
  { script: 'Chinese', family: 'NotoSansSC', text: '李小龙妈妈说他昨天' },
]

/** All that is written in them. */
export const everySample = samples.map(({ text }) => text).join('\n')
