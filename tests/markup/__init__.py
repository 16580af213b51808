"""A generator of article pages with discussions and related reading: markup, and the truth about it.

`grammar` lists what can vary and what is held back from tuning, `page.render` turns choices into a page with its truth,
`strategies` lets Hypothesis choose, `scoring` compares what was read with the truth. The grammar follows what public
templates do (WordPress, Drupal, TYPO3, Movable Type, Rails, Django, Laravel, Vue, React and hand-made ones), in our own
markup and words.
"""
