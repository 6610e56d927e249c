/** French names for the demo's people: common ones, with the accents, hyphens and particles that trip programs up. */
export const girls =
  'Emma Jade Louise Alice Chloé Lina Rose Léa Anna Mila Ambre Julia Inès Manon Camille Zoé Éva Nina Agathe Juliette Lou Sarah Lola Romane Jeanne Margaux Clémence Éléonore Apolline Yasmine Fatima Aïcha Anaïs Maëlys Marie-Lou Anne-Sophie Capucine Noémie Océane Pauline'.split(
    ' ',
  );

export const boys =
  'Gabriel Léo Raphaël Louis Arthur Jules Adam Maël Lucas Hugo Noah Liam Sacha Paul Nathan Aaron Eden Tom Théo Malo Mathis Axel Antoine Victor Martin Baptiste Rayan Mohamed Ibrahim Amine Côme Timothée Loïc Jean-Baptiste Pierre-Louis Maxence Valentin Samuel Simon Enzo'.split(
    ' ',
  );

export const women =
  'Nathalie Isabelle Sandrine Stéphanie Céline Véronique Sophie Christelle Karine Aurélie Émilie Laëtitia Valérie Élodie Julie Claire Hélène Delphine Virginie Patricia Nadia Samira Marie-Claude Anne-Laure Florence Béatrice Caroline Sabrina Fatoumata Marion'.split(
    ' ',
  );

export const men =
  'Nicolas Sébastien Frédéric Christophe David Laurent Stéphane Philippe Olivier Jérôme Éric Thierry Guillaume Julien Cédric Vincent Mickaël Karim Mehdi Jean-Marc Jean-François Emmanuel Benoît Fabrice Grégory Yannick Mamadou Rachid Bruno Pascal'.split(
    ' ',
  );

export const families =
  'Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy Roux David Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Lefèvre Faure André Mercier Blanc Guérin Boyer Garnier Chevalier François Legrand Gauthier Garcia Perrin Robin Clément Morin Nicolas Henry Roussel Mathieu Gautier Masson Marchand Duval Denis Dumont Marie Lemaire Noël Meyer Dufour Meunier Brun Blanchard Giraud Joly Rivière Lucas Brunet Gaillard Barbier Arnaud Martinez Gérard Roche Renard Schmitt Roy Leroux Colin Vidal Caron Picard Roger Fabre Aubert Lemoine Renaud Dumas Lacroix Olivier Philippe Bourgeois Pierre Benoît Rey Leclerc Payet Rolland Leclercq Guillaume Lecomte Lopez Jean Dupuy Guillot Hubert Berger Carpentier Sanchez Dupuis Moulin Louis Deschamps Huet Vasseur Perez Boucher Fleury Royer Klein Jacquet Adam Paris Poirier Marty Aubry Guyot Carré Charles Renault Charpentier Ménard Maillard Baron Bertin Bailly Hervé Schneider Fernandez Le-Gall Collet Léger Bouvier Julien Prévost Millet Perrot Daniel Le-Roux Cousin Germain Breton Besson Langlois Rémy Le-Goff Pelletier Lévêque Perrier Leblanc Barré Lebrun Marchal Weber Mallet Hamon Boulanger Jacob Monnier Michaud Rodriguez Guichard Gillet Étienne Grondin Poulain Tessier Chevallier Collin Chauvin Da-Silva Bouchet Gay Lemaître Bénard Maréchal Humbert Reynaud Antoine Hoarau Perret Barthélemy Cordier Pichon Lejeune Gilbert Lamy Delaunay Pasquier Carlier Laporte Benali Haddad Traoré Diallo Nguyen N’Guessan D’Hondt Saint-Martin'
    .split(' ')
    .map((name) => name.replace('Le-', 'Le ').replace('Da-', 'Da '));

export const streets = [
  'rue des Tilleuls',
  'rue Victor-Hugo',
  'avenue de la République',
  'impasse du Moulin',
  'chemin des Vignes',
  'place de la Fontaine',
  'rue Jean-Jaurès',
  'allée des Érables',
  'boulevard Gambetta',
  'rue de l’Église',
];

export const towns = [
  { town: 'Valmont-sur-Orge', postcode: '91290' },
  { town: 'Saint-Éloi', postcode: '91310' },
  { town: 'Les Aubrais', postcode: '91420' },
] as const;
